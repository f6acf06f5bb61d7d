"""Where places lie: outlines of the areas of a country, since when they count, whose they are and under which licence."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from amparo.casework.directory.models.places import Place
from amparo.foundation import clock, ids
from amparo.foundation.sensitivity import Sensitivity as S


class BoundarySet(models.Model):
    """All boundaries of a country as one publisher gave them; a later set ends it and does not change it."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    country = models.CharField(max_length=40)
    source = models.CharField(max_length=300)
    licence = models.CharField(max_length=200)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    brought_at = models.DateTimeField(default=clock.now)

    sensitivity: ClassVar = {
        **dict.fromkeys(("country", "source", "licence"), S.DEFINITION),
        "id": S.ID,
        **dict.fromkeys(("valid_from", "valid_to", "brought_at"), S.DATE),
    }

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["country", "valid_from"], name="one_set_of_boundaries_a_day"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="boundaries_end_after_they_begin",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.country} {self.valid_from}"


class Boundary(models.Model):
    """The outline of one place on the grid of its set: an SVG path, where its name stands, and the box around it."""

    id = models.BigAutoField(primary_key=True)
    within = models.ForeignKey(BoundarySet, on_delete=models.CASCADE, related_name="boundaries")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    path = models.TextField()
    at = models.JSONField()
    box = models.JSONField()

    sensitivity: ClassVar = {
        **dict.fromkeys(("id", "within", "place"), S.ID),
        **dict.fromkeys(("path", "at", "box"), S.DEFINITION),
    }

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["within", "place"], name="one_boundary_a_place"),
        ]

    def __str__(self) -> str:
        return f"{self.within_id} {self.place_id}"
