"""A share found in a sample, with what the sample leaves open: Wilson's interval, which stays honest when few were asked.

Formula: E. B. Wilson, Probable inference, the law of succession, and statistical inference, Journal of the American
Statistical Association 22 (1927) 209 to 212, doi:10.1080/01621459.1927.10502953; without continuity correction, as
recommended for small samples by Brown, Cai and DasGupta, Statistical Science 16 (2001) 101, doi:10.1214/ss/1009213286.
"""

from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many, and between which two shares (0 to 1) the share of everybody lies."""

    some: int
    every: int
    low: float
    high: float


def wilson(some: int, every: int, confidence: float = 0.95) -> Share:
    """Return the share of `some` among `every` with its interval; nobody asked leaves everything open.

    Raises ValueError for counts that cannot be, or a confidence that is not between 0 and 1.

    >>> found = wilson(8, 10)
    >>> round(found.low, 4), round(found.high, 4)
    (0.4902, 0.9433)
    """
    if not 0 <= some <= every:
        raise ValueError(f"{some} of {every} cannot be")
    if not 0 < confidence < 1:
        raise ValueError("confidence lies between 0 and 1")
    if every == 0:
        return Share(0, 0, 0.0, 1.0)
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    share, weight = some / every, 1 + z * z / every
    middle = (share + z * z / (2 * every)) / weight
    half = z / weight * sqrt(share * (1 - share) / every + z * z / (4 * every * every))
    low = 0.0 if some == 0 else max(middle - half, 0.0)
    return Share(some, every, low, 1.0 if some == every else min(middle + half, 1.0))
