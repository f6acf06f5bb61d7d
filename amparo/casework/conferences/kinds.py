"""Words of conferences that screens use without touching the tables."""

from django.db import models


class State(models.TextChoices):
    """How far a conference is."""

    CALLED = "called"
    HELD = "held"
    CANCELLED = "cancelled"


class Kind(models.TextChoices):
    """As what somebody is invited."""

    OWN = "own"
    AGENCY = "agency"
    PROVIDER = "provider"
