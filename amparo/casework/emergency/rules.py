"""How long emergency access lasts, how soon it is reviewed, and what makes a reason."""

from datetime import timedelta

LASTS = timedelta(hours=24)
REVIEWED_WITHIN = timedelta(days=7)
SHORTEST_REASON = 20


def is_reason(text: str) -> bool:
    """Tell whether `text` is long enough to be a reason in words: letters count, not spaces."""
    return len("".join(text.split())) >= SHORTEST_REASON
