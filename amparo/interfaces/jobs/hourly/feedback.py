"""Whoever told us something waits for us: it is admitted each minute, and a promise that is not kept is told of."""

from amparo.casework.feedback import admission, limits, telling
from amparo.casework.feedback.letterboxes import building


def take_in() -> None:
    """Bring the letterboxes of the public door in step, and admit what came through it."""
    building.build()
    admission.take_in()


def remind() -> None:
    """Tell the readers of reports that wait too long, once a day; forget tickets that are past their time."""
    telling.remind()
    limits.forget()
