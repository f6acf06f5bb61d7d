"""The kinds of tie between a user and a record: words that other rooms use without touching the tables."""

from django.db import models


class InvolvementKind(models.TextChoices):
    """How a user is tied to one record beside owning it."""

    CASE_TEAM = "case_team"
    COVERING = "covering"
    NAMED_SUPERVISOR = "named_supervisor"
    BREAK_GLASS = "break_glass"
    CONFLICT = "conflict"
    COMPLAINED_OF = "complained_of"
    PLANTED = "planted"


PARTS = (InvolvementKind.CASE_TEAM, InvolvementKind.COVERING, InvolvementKind.NAMED_SUPERVISOR)
BLOCKS = (InvolvementKind.CONFLICT, InvolvementKind.COMPLAINED_OF)
