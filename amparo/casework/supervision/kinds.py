"""Words of supervision that other rooms use without touching the tables."""

from django.db import models

AREA = "supervision"
CHECKLIST = "file_audit"


class State(models.TextChoices):
    """How far an audit is."""

    DRAWN = "drawn"
    FILLED = "filled"
    TOLD = "told"
    READ = "read"
    DROPPED = "dropped"


class WordKind(models.TextChoices):
    """What one sealed word of an audit is."""

    CHECKLIST = "checklist"
    FEEDBACK = "feedback"
    REPLY = "reply"
    STEP = "step"
