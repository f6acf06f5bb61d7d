"""Reads of feedback by staff: lists tell that something is there and by when; words are opened one report at a time."""

from amparo.casework.feedback.queries.heard import Recording, recording
from amparo.casework.feedback.queries.lists import Line, inbox, waiting
from amparo.casework.feedback.queries.opened import (
    OPENED,
    EntryView,
    ReportView,
    complained_of,
    elsewhere,
    readers,
    report,
    staff_of,
)
from amparo.casework.feedback.queries.reach import FEEDBACK, by_code, in_reach, row, told

__all__ = [
    "FEEDBACK", "OPENED", "EntryView", "Line", "Recording", "ReportView", "by_code", "complained_of", "elsewhere", "in_reach",
    "inbox", "readers", "recording",
    "report", "row", "staff_of", "told", "waiting",
]  # fmt: skip
