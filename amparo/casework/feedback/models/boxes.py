"""Letterboxes: to whose public keys something goes that somebody tells us, worked out before they do.

The public process reads these and neither accounts nor roles. They are about nobody who tells us anything.
"""

from typing import ClassVar

from django.db import models

from amparo.casework.feedback.kinds import About, Route
from amparo.foundation import ids
from amparo.foundation.sensitivity import Sensitivity as S
from amparo.trust.accounts.models import Agency


class Box(models.Model):
    """One letterbox of an agency: for what is sensitive or not, and about whom; `to` is the agency whose staff reads it."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    sensitive = models.BooleanField()
    about = models.CharField(max_length=8, choices=About.choices)
    subject = models.CharField(max_length=120, blank=True)
    label = models.CharField(max_length=120, blank=True)
    route = models.CharField(max_length=6, choices=Route.choices)
    to = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")

    sensitivity: ClassVar = {
        "id": S.ID, "agency": S.PLACE, "sensitive": S.STATUS, "about": S.STATUS, "subject": S.PLACE, "label": S.PLACE,
        "route": S.STATUS, "to": S.PLACE,
    }  # fmt: skip

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agency", "sensitive", "about", "subject"], name="one_box_for_each_matter"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class BoxKey(models.Model):
    """One public key to which a letterbox seals: of a reader, or of escrow (`reader` empty)."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    box = models.ForeignKey(Box, on_delete=models.CASCADE, related_name="keys")
    reader = models.UUIDField(null=True, blank=True)
    key = models.UUIDField()

    sensitivity: ClassVar = {"id": S.ID, "box": S.ID, "reader": S.ID, "key": S.ID}

    def __str__(self) -> str:
        return str(self.pk)
