"""Codes that are fixed by HSDS or by the tables themselves; those that practitioners choose are lists of practice."""

from django.db.models import TextChoices


class Status(TextChoices):
    """How a service stands, as HSDS 3.0 has it."""

    ACTIVE = "active"
    INACTIVE = "inactive"
    DEFUNCT = "defunct"
    CLOSED = "temporarily closed"


class LocationType(TextChoices):
    """What kind of location it is, as HSDS 3.0 has it."""

    PHYSICAL = "physical"
    POSTAL = "postal"
    VIRTUAL = "virtual"


class Said(TextChoices):
    """Whether a service does something; silence is never No."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
"""Days of the week as iCalendar writes them, Monday first."""
