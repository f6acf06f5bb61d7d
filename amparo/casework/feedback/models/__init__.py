"""Tables of feedback: reports under seal, and what is about nobody."""

from amparo.casework.feedback.models.boxes import Box, BoxKey
from amparo.casework.feedback.models.public import Budget, Published, Spent, Total
from amparo.casework.feedback.models.reports import Entry, Reader, Report
from amparo.casework.feedback.models.senders import Sender

__all__ = ["Box", "BoxKey", "Budget", "Entry", "Published", "Reader", "Report", "Sender", "Spent", "Total"]
