"""The table of emergency accesses; reason and comment are sealed in the person's notes."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from amparo.casework.people.models import Person
from amparo.foundation import clock
from amparo.foundation.sensitivity import Sensitivity as S
from amparo.trust.disclosure.models import Kept


class Verdict(models.TextChoices):
    """What the review found; nothing while it is waited for."""

    WAITING = "waiting"
    JUSTIFIED = "justified"
    NOT_JUSTIFIED = "not_justified"


class Emergency(Kept):
    """One emergency access to one person and their cases."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_by = models.UUIDField()
    asked_at = models.DateTimeField(default=clock.now)
    until = models.DateTimeField()
    review_due_at = models.DateTimeField()
    verdict = models.CharField(max_length=14, choices=Verdict.choices, default=Verdict.WAITING)
    reviewed_by = models.UUIDField(null=True, blank=True)
    reviewed_at = models.DateTimeField(null=True, blank=True)

    sensitivity: ClassVar = {
        "id": S.ID,
        "person": S.ID,
        "asked_by": S.ID,
        "asked_at": S.DATE,
        "until": S.DATE,
        "review_due_at": S.DATE,
        "verdict": S.STATUS,
        "reviewed_by": S.ID,
        "reviewed_at": S.DATE,
    }

    class Meta(Kept.Meta):
        indexes: ClassVar = [
            models.Index(fields=["review_due_at"], condition=Q(verdict="waiting"), name="emergencies_to_review"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(reviewed_by__isnull=True) | ~Q(reviewed_by=F("asked_by")), name="reviewed_by_another"
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)
