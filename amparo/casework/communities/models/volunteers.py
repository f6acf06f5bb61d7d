"""Volunteers of a community: name and contact sealed as those of a person, safeguards as codes and dates."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from amparo.casework.communities.models.communities import Community
from amparo.foundation import clock
from amparo.foundation.sensitivity import Sensitivity as S
from amparo.trust.disclosure.models import Owned

BY_TWO = Q(erased_by__isnull=True) | (Q(erasure_asked_by__isnull=False) & ~Q(erased_by=F("erasure_asked_by")))


class Volunteer(Owned):
    """Somebody of a community who helps; `owner` is the worker who supervises them. They have access to nothing."""

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    stopped_on = models.DateField(null=True, blank=True)
    code_signed = models.CharField(max_length=10, default="unknown")
    trained = models.CharField(max_length=10, default="unknown")
    trained_on = models.DateField(null=True, blank=True)
    reference = models.CharField(max_length=10, default="unknown")
    tasks = models.JSONField(default=list)
    number = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField(default=clock.now)
    erasure_asked_by = models.UUIDField(null=True, blank=True)
    erasure_asked_at = models.DateTimeField(null=True, blank=True)
    erased_by = models.UUIDField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)

    sensitivity: ClassVar = {
        "id": S.ID, "agency": S.PLACE, "team": S.PLACE, "owner": S.ID, "tier": S.STATUS, "community": S.ID,
        "since": S.DATE, "ends_on": S.DATE, "stopped_on": S.DATE, "code_signed": S.STATUS, "trained": S.STATUS,
        "trained_on": S.DATE, "reference": S.STATUS, "tasks": S.STATUS, "number": S.PROOF, "made_at": S.DATE,
        "erasure_asked_by": S.ID, "erasure_asked_at": S.DATE, "erased_by": S.ID, "erased_at": S.DATE,
    }  # fmt: skip

    class Meta(Owned.Meta):
        constraints: ClassVar = [models.CheckConstraint(condition=BY_TWO, name="volunteers_are_erased_by_two")]

    def __str__(self) -> str:
        return str(self.pk)
