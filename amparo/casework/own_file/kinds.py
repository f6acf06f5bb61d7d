"""Words of own files that screens and public pages use without touching the tables."""

from django.db import models


class Part(models.TextChoices):
    """What a person can have shown beside how their case stands."""

    NEXT = "next"
    PLAN = "plan"
    TOLD = "told"


class Phase(models.TextChoices):
    """How a case stands in plain words: steps of the pathway that look alike from outside, and say no reason for help."""

    KNOWING = "knowing"
    PLANNING = "planning"
    HELPING = "helping"
    ENDING = "ending"


PHASES = {
    Phase.KNOWING: ("first_contact", "screening", "assessment"),
    Phase.PLANNING: ("plan",),
    Phase.HELPING: ("delivery", "follow_up", "review"),
    Phase.ENDING: ("closure", "closed"),
}


class Asked(models.TextChoices):
    """What a person can ask about their data from their own file; codes of the list `rights_kind`."""

    ACCESS = "access"
    CORRECTION = "correction"
    RESTRICTION = "restriction"
    ERASURE = "erasure"
    COMPLAINT = "complaint"


NOTICE = "own_file_news"
APPOINTMENT = "appointment"
"""The kind of task that a person sees as their next appointment."""
PURPOSE = "own_file"
"""What the person agrees to, as a purpose of consent."""
