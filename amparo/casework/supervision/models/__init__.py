"""Tables of supervision: audits, sessions, and what is learned."""

from amparo.casework.supervision.models.audits import Draw, FileAudit, Word
from amparo.casework.supervision.models.sessions import Lesson, Session, TakingPart

__all__ = ["Draw", "FileAudit", "Lesson", "Session", "TakingPart", "Word"]
