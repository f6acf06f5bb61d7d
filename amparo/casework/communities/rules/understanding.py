"""Was a message understood? By a few questions to a sample, with what so few answers leave open."""

from dataclasses import dataclass

from amparo.casework.communities.rules import Result, between
from amparo.foundation.proportions import Share, wilson


@dataclass(frozen=True)
class Understood:
    """Whether enough people understood, and the share of right answers with its interval."""

    result: Result
    share: Share


def understood(right: int, wrong: int, unsure: int, least: int, confidence: int) -> Understood:
    """Return whether at least `least` percent of the community would answer right, at `confidence` percent.

    Whoever did not know has not understood: they count among those who were asked.
    """
    share = wilson(right, right + wrong + unsure, confidence / 100)
    return Understood(between(share.low * 100, share.high * 100, least), share)
