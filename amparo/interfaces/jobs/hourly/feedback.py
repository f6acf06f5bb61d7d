"""Whoever told us something was promised an answer by a day; a promise that nobody is reminded of is soon broken."""

from amparo.casework.feedback import limits, telling


def remind() -> None:
    """Tell the readers of reports that wait too long, once a day; forget tickets that are past their time."""
    telling.remind()
    limits.forget()
