"""Is a group served later or less than everybody else with the same need in the same place? Compared within strata, honestly."""

from amparo.foundation.fairness.comparing import Compared, Fitness, Size, compare_shares, compare_waits
from amparo.foundation.fairness.deciding import Finding, Rule, Sign, decide
from amparo.foundation.fairness.tables import of_shares, of_waits

__all__ = [
    "Compared", "Finding", "Fitness", "Rule", "Sign", "Size", "compare_shares", "compare_waits", "decide", "of_shares",
    "of_waits",
]  # fmt: skip
