"""The steps of a case as data: where one may go next, who may do it, what must be there first, by when; how long it is kept."""

from amparo.foundation.pathways.course import Move, Option, Pathway, Progress, Stand, options, progress, read_pathway
from amparo.foundation.pathways.deadlines import UNITS, Deadline, PathwayError, deadline, due, read_deadlines
from amparo.foundation.pathways.keeping import Keeping, keeping, read_keeping

__all__ = [
    "UNITS", "Deadline", "Keeping", "Move", "Option", "Pathway", "PathwayError", "Progress", "Stand", "deadline", "due",
    "keeping", "options", "progress", "read_deadlines", "read_keeping", "read_pathway",
]  # fmt: skip
