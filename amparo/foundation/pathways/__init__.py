"""The steps of a case as data: where one may go next, who may do it, what must be there first, and by when."""

from amparo.foundation.pathways.course import Move, Option, Pathway, Progress, Stand, options, progress, read_pathway
from amparo.foundation.pathways.deadlines import UNITS, Deadline, PathwayError, deadline, due, read_deadlines

__all__ = [
    "UNITS", "Deadline", "Move", "Option", "Pathway", "PathwayError", "Progress", "Stand", "deadline", "due", "options",
    "progress", "read_deadlines", "read_pathway",
]  # fmt: skip
