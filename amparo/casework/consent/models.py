"""The table of consents; who, what for and which data are sealed."""

from typing import ClassVar

from django.db import models

from amparo.casework.consent.kinds import Status
from amparo.casework.people.models import Person
from amparo.foundation import clock
from amparo.foundation.sensitivity import Sensitivity as S
from amparo.trust.disclosure.models import Kept


class Consent(Kept):
    """One answer of one person to one question of consent, or the vital-interest basis that stands in for it."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    status = models.CharField(max_length=10, choices=Status.choices)
    decided_at = models.DateTimeField(default=clock.now)
    until = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    recorded_by = models.UUIDField()
    confirmed_by = models.UUIDField(null=True, blank=True)

    sensitivity: ClassVar = {
        "id": S.ID,
        "person": S.ID,
        "status": S.STATUS,
        "decided_at": S.DATE,
        "until": S.DATE,
        "ended_at": S.DATE,
        "recorded_by": S.ID,
        "confirmed_by": S.ID,
    }

    def __str__(self) -> str:
        return str(self.pk)
