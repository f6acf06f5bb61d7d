"""The table of versions; content is sealed, order is the sequence number."""

from typing import ClassVar

from django.db import models

from amparo.foundation import clock
from amparo.foundation.sensitivity import Sensitivity as S


class Version(models.Model):
    """One version of one record. Rows are only ever added."""

    seq = models.BigAutoField(primary_key=True)
    record = models.UUIDField()
    holder = models.UUIDField()
    kind = models.CharField(max_length=32)
    compartment = models.CharField(max_length=16)
    number = models.PositiveIntegerField()
    based_on = models.PositiveIntegerField(default=0)
    sealed = models.BinaryField()
    open_conflicts = models.PositiveIntegerField(default=0)
    changed_by = models.UUIDField(null=True)
    at = models.DateTimeField(default=clock.now)
    idempotency_key = models.UUIDField(null=True, unique=True)

    sensitivity: ClassVar = {
        "seq": S.PROOF,
        "record": S.ID,
        "holder": S.ID,
        "kind": S.STATUS,
        "compartment": S.STATUS,
        "number": S.PROOF,
        "based_on": S.PROOF,
        "sealed": S.SEALED,
        "open_conflicts": S.STATUS,
        "changed_by": S.ID,
        "at": S.DATE,
        "idempotency_key": S.ID,
    }

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["record", "number"], name="one_row_per_version")]
        indexes: ClassVar = [models.Index(fields=["kind", "seq"], name="versions_of_a_kind")]

    def __str__(self) -> str:
        return f"{self.kind} {self.record} v{self.number}"
