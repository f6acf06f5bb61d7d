"""How long emergency access lasts, how soon it is reviewed, what makes a reason, and how long the escrow opens a case."""

from datetime import timedelta
from enum import StrEnum

LASTS = timedelta(hours=24)
REVIEWED_WITHIN = timedelta(days=7)
SHORTEST_REASON = 20


class Ground(StrEnum):
    """Why two holders open a restricted case: a life is in danger, or those who could open it are gone."""

    EMERGENCY = "emergency"
    RECOVERY = "recovery"


OPEN_FOR = {Ground.EMERGENCY: LASTS, Ground.RECOVERY: timedelta(days=30)}
"""In thirty days the case finds a new owner, who needs no escrow."""


def is_reason(text: str) -> bool:
    """Tell whether `text` is long enough to be a reason in words: letters count, not spaces."""
    return len("".join(text.split())) >= SHORTEST_REASON
