"""Tables of the count: the query somebody is typing, and those of the last hour that found nobody. Fingerprints only."""

from typing import ClassVar

from django.db import models

from amparo.foundation import clock
from amparo.foundation.sensitivity import Sensitivity as S
from amparo.trust.accounts.models import User


class Asker(models.Model):
    """One user as far as searching goes: the open query's marks and length, and since when searching is paused."""

    user = models.OneToOneField(User, primary_key=True, on_delete=models.CASCADE, related_name="+")
    marks = models.BinaryField(default=bytes)
    length = models.PositiveSmallIntegerField(default=0)
    paused_at = models.DateTimeField(null=True, blank=True)

    sensitivity: ClassVar = {"user": S.ID, "marks": S.PROOF, "length": S.PROOF, "paused_at": S.DATE}

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["paused_at"], condition=models.Q(paused_at__isnull=False), name="paused_askers"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Unmatched(models.Model):
    """One query that found nobody its user may read; `finished` says whether it counts towards the limit."""

    id = models.BigAutoField(primary_key=True)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+", db_index=False)
    mark = models.BinaryField()
    finished = models.BooleanField()
    at = models.DateTimeField(default=clock.now, db_index=True)

    sensitivity: ClassVar = {"id": S.ID, "user": S.ID, "mark": S.PROOF, "finished": S.STATUS, "at": S.DATE}

    class Meta:
        indexes: ClassVar = [models.Index(fields=["user", "at"], name="unmatched_of_a_user")]

    def __str__(self) -> str:
        return str(self.pk)
