"""Whoever waits for feedback, for a talk, or for a minute for themselves is not to depend on who opens the page of the day."""

from amparo.casework.supervision import telling


def remind() -> None:
    """Remind of audits that wait and supervision that is due, and everybody of themselves."""
    telling.remind()
