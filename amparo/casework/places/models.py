"""The table of ratings of places; it says nothing of a person. Rows are only added: what was thought then stays."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from amparo.casework.directory.models import Place
from amparo.foundation import clock
from amparo.foundation.sensitivity import Sensitivity as S
from amparo.trust.accounts.models import Agency


class Rating(models.Model):
    """What one factor of the community or structural level does in a place, from a day on; codes of practice lists.

    `strength` is given for risk and protection alone. `known_by` is how we know, `evidence` a few words without names.
    """

    id = models.BigAutoField(primary_key=True)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    factor = models.CharField(max_length=40)
    polarity = models.CharField(max_length=20)
    strength = models.PositiveSmallIntegerField(null=True, blank=True)
    evidence = models.CharField(max_length=300)
    known_by = models.CharField(max_length=20)
    confidence = models.CharField(max_length=20)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    by = models.UUIDField()
    at = models.DateTimeField(default=clock.now)
    key = models.UUIDField(null=True, blank=True, unique=True)

    sensitivity: ClassVar = {
        "id": S.PROOF,
        "agency": S.PLACE,
        "place": S.ID,
        **dict.fromkeys(("factor", "polarity", "strength", "evidence", "known_by", "confidence"), S.DEFINITION),
        "valid_from": S.DATE,
        "valid_to": S.DATE,
        "by": S.ID,
        "at": S.DATE,
        "key": S.ID,
    }

    class Meta:
        indexes: ClassVar = [models.Index(fields=["agency", "place", "factor"], name="ratings_of_a_place")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="rating_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(polarity__in=("risk", "protective"), strength__range=(1, 3))
                | (~Q(polarity__in=("risk", "protective")) & Q(strength__isnull=True)),
                name="strength_of_risk_or_protection",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)
