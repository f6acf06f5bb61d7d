"""After a power cut the index of people starts from its last snapshot; the newer that is, the quicker the start."""

from amparo.trust import projections
from amparo.trust.projections import statistics


def write() -> None:
    """Bring this process's index up to date and write its sealed snapshot."""
    projections.current()
    projections.save()


def figures() -> None:
    """Bring the figures that were released up to date: a start finds them ready, and nobody who may not be counted any more."""
    statistics.released()
