"""Acts of staff on reports: take, assign, note, sort, answer, close, set aside, keep away, pass on, publish."""

from amparo.casework.feedback.actions.answering import answer, close
from amparo.casework.feedback.actions.asked import decline, take_on
from amparo.casework.feedback.actions.handling import assign, note, take, unlock
from amparo.casework.feedback.actions.keeping_away import name_complained, pass_on
from amparo.casework.feedback.actions.publishing import publish, withdraw
from amparo.casework.feedback.actions.sorting import bring_back, mark_double, set_aside, sort

__all__ = [
    "answer", "assign", "bring_back", "close", "decline", "mark_double", "name_complained", "note", "pass_on", "publish",
    "set_aside",
    "sort", "take", "take_on", "unlock", "withdraw",
]  # fmt: skip
