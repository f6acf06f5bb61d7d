"""Reads of supervision: samples, audits, what was learned, sessions."""

from amparo.casework.supervision.queries.audits import AuditView, Draft, Said, audit, draft, mine, waiting
from amparo.casework.supervision.queries.draws import DrawView, draws, one_draw
from amparo.casework.supervision.queries.learning import Learned, learned, lessons, of_team
from amparo.casework.supervision.queries.sessions import SessionView, sessions, team_of

__all__ = [
    "AuditView", "Draft", "DrawView", "Learned", "Said", "SessionView", "audit", "draft", "draws", "learned", "lessons", "mine",
    "of_team", "one_draw", "sessions", "team_of", "waiting",
]  # fmt: skip
