"""After a power cut the index of people starts from its last snapshot; the newer that is, the quicker the start."""

from amparo.trust import projections


def write() -> None:
    """Bring this process's index up to date and write its sealed snapshot."""
    projections.current()
    projections.save()
