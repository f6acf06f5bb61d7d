"""Every version of every listing: what stood there after each change, who made it and when. Rows are only added."""

from typing import ClassVar

from django.db import models

from amparo.foundation import clock
from amparo.foundation.sensitivity import Sensitivity as S


class Revision(models.Model):
    """One version of one listing; `number` counts from 1, `key` makes sending a form twice harmless."""

    id = models.BigAutoField(primary_key=True)
    record = models.UUIDField()
    number = models.PositiveIntegerField()
    act = models.CharField(max_length=40)
    fields = models.JSONField(default=dict)
    by = models.UUIDField(null=True, blank=True)
    at = models.DateTimeField(default=clock.now)
    key = models.UUIDField(null=True, blank=True, unique=True)

    sensitivity: ClassVar = {
        "id": S.PROOF,
        "record": S.ID,
        "number": S.PROOF,
        "act": S.STATUS,
        "fields": S.DEFINITION,
        "by": S.ID,
        "at": S.DATE,
        "key": S.ID,
    }

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["record", "number"], name="one_revision_per_number")]

    def __str__(self) -> str:
        return f"{self.record} {self.number}"
