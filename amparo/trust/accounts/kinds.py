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
    CARRIED = "carried"
    RELEASED_INDEX = "released_index"
    RELEASED_IDENTITY = "released_identity"
    RELEASED_STORY = "released_story"
    RELEASED_NOTES = "released_notes"
    RELEASED_FILES = "released_files"
    RELEASED_CT = "released_ct"
    RELEASED_CP = "released_cp"
    RELEASED_GBV = "released_gbv"
    RELEASED_RR = "released_rr"


PARTS = (InvolvementKind.CASE_TEAM, InvolvementKind.COVERING, InvolvementKind.NAMED_SUPERVISOR)
RELEASES = {
    kind.value.removeprefix("released_"): kind for kind in InvolvementKind if kind.value.startswith("released_")
}
"""Compartment → the kind of tie by which its owner releases it to one user, for a data-rights request."""
BLOCKS = (InvolvementKind.CONFLICT, InvolvementKind.COMPLAINED_OF)
