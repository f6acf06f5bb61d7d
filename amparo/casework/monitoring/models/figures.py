"""Published figures of displacement by round, and the routes along which places are looked at together."""

from typing import ClassVar

from django.db import models

from amparo.casework.directory.models import Place
from amparo.foundation import clock, ids
from amparo.foundation.sensitivity import Sensitivity as S
from amparo.trust.accounts.models import Agency


class Figure(models.Model):
    """How many displaced people one round of an operation found in a place; an estimate, never added to registrations."""

    id = models.BigAutoField(primary_key=True)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    operation = models.CharField(max_length=200)
    round = models.PositiveIntegerField()
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    reported_on = models.DateField()
    assessment = models.CharField(max_length=100, blank=True)
    people = models.PositiveIntegerField()
    females = models.PositiveIntegerField(null=True, blank=True)
    males = models.PositiveIntegerField(null=True, blank=True)
    origin = models.CharField(max_length=200, blank=True)
    reason = models.CharField(max_length=200, blank=True)
    source = models.CharField(max_length=200)
    level = models.CharField(max_length=20)
    brought_by = models.UUIDField()
    brought_at = models.DateTimeField(default=clock.now)

    sensitivity: ClassVar = {
        "id": S.PROOF, "agency": S.PLACE, "operation": S.DEFINITION, "round": S.FACET, "place": S.FACET,
        "reported_on": S.DATE, "assessment": S.DEFINITION, "people": S.FACET, "females": S.FACET, "males": S.FACET,
        "origin": S.FACET, "reason": S.FACET, "source": S.DEFINITION, "level": S.STATUS, "brought_by": S.ID,
        "brought_at": S.DATE,
    }  # fmt: skip

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["agency", "operation", "round", "place", "assessment", "origin", "reason"],
                name="one_figure_of_a_round",
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Route(models.Model):
    """Places in the order in which people pass them; `stops` are P-codes."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=100)
    stops = models.JSONField(default=list)
    by = models.UUIDField()
    at = models.DateTimeField(default=clock.now)
    key = models.UUIDField(null=True, blank=True, unique=True)

    sensitivity: ClassVar = {
        "id": S.ID, "agency": S.PLACE, "name": S.DEFINITION, "stops": S.FACET, "by": S.ID, "at": S.DATE, "key": S.ID,
    }  # fmt: skip

    def __str__(self) -> str:
        return str(self.pk)
