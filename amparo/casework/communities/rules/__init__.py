"""What can be concluded about committees, volunteers, plans, rumours and campaigns: pure functions, yes, no or unknown.

Each advises and explains itself; none decides. Their numbers are parameters of practice/community_engagement.
"""

from typing import Literal

Result = Literal["yes", "no", "unknown"]


def between(low: float, high: float, wanted: float) -> Result:
    """Return whether `wanted` is reached by what lies between `low` and `high`.

    >>> between(3, 5, 3), between(1, 2, 3), between(1, 5, 3)
    ('yes', 'no', 'unknown')
    """
    if low >= wanted:
        return "yes"
    return "no" if high < wanted else "unknown"


def together(results: "list[Result]") -> Result:
    """Return whether all hold: one that does not is enough for no, one that is not known for unknown.

    >>> together(["yes", "unknown"]), together(["unknown", "no"]), together(["yes", "yes"])
    ('unknown', 'no', 'yes')
    """
    if "no" in results:
        return "no"
    return "unknown" if "unknown" in results else "yes"
