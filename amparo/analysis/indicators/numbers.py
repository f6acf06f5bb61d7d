"""The numbers of an indicator: of whom, how many of how many, and bands of caseload."""

from dataclasses import dataclass

Group = tuple[str, ...]


@dataclass(frozen=True)
class Number:
    """One number of an indicator: `part` of `whole` (None where it is no share), `middle` of a median or a mean.

    Of a ratio `whole` are the others, which `part` is set against.
    """

    part: int
    whole: int | None = None
    middle: float | None = None
    workers: int = 0

    @property
    def share(self) -> float | None:
        """Return the share, None where nobody is in the denominator."""
        return self.part / self.whole if self.whole else None


BANDS = ((9, "under_10"), (20, "10_to_20"), (30, "21_to_30"))
MORE = "over_30"


def band_of(many: int) -> str:
    """Return the band of a caseload.

    >>> band_of(9), band_of(10), band_of(31)
    ('under_10', '10_to_20', 'over_30')
    """
    return next((name for most, name in BANDS if many <= most), MORE)
