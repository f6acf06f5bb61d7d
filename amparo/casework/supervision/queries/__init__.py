"""Reads of supervision: samples, audits, what was learned, sessions."""

from amparo.casework.supervision.models import FileAudit
from amparo.casework.supervision.queries.audits import AuditView, Draft, Said, audit, draft, mine, waiting
from amparo.casework.supervision.queries.competence import TOPICS, Load, Proven, due, loads, proven, trainings, workers
from amparo.casework.supervision.queries.draws import DrawView, draws, one_draw
from amparo.casework.supervision.queries.learning import Learned, learned, lessons, of_team
from amparo.casework.supervision.queries.sessions import SessionView, sessions, team_of

__all__ = [
    "TOPICS",
    "AuditView",
    "Draft",
    "DrawView",
    "FileAudit",
    "Learned",
    "Load",
    "Proven",
    "Said",
    "SessionView",
    "audit",
    "draft",
    "draws",
    "due",
    "learned",
    "lessons",
    "loads",
    "mine",
    "of_team",
    "one_draw",
    "proven",
    "sessions",
    "team_of",
    "trainings",
    "waiting",
    "workers",
]  # fmt: skip
