"""The tables of the registers: a record of one register, and every version of its answers."""

from typing import ClassVar

from django.db import models

from amparo.foundation import clock, ids
from amparo.foundation.sensitivity import Sensitivity as S
from amparo.trust.accounts.models import Agency


class Record(models.Model):
    """One record of a register of an agency; `organization` is whom of the directory it is about, where it is about one."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    register = models.SlugField(max_length=30)
    organization = models.UUIDField(null=True, blank=True)
    begun_at = models.DateTimeField(default=clock.now)

    sensitivity: ClassVar = {
        "id": S.ID,
        "agency": S.PLACE,
        "register": S.DEFINITION,
        "organization": S.ID,
        "begun_at": S.DATE,
    }

    class Meta:
        indexes: ClassVar = [models.Index(fields=["agency", "register"], name="records_of_a_register")]

    def __str__(self) -> str:
        return str(self.pk)


class Version(models.Model):
    """What a record said after one change; rows are only added. `key` makes sending a form twice harmless."""

    id = models.BigAutoField(primary_key=True)
    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="versions", db_index=False)
    number = models.PositiveIntegerField()
    form = models.CharField(max_length=100)
    answers = models.JSONField(default=dict)
    by = models.UUIDField()
    at = models.DateTimeField(default=clock.now)
    key = models.UUIDField(null=True, blank=True, unique=True)

    sensitivity: ClassVar = {
        "id": S.PROOF,
        "record": S.ID,
        "number": S.PROOF,
        "form": S.DEFINITION,
        "answers": S.DEFINITION,
        "by": S.ID,
        "at": S.DATE,
        "key": S.ID,
    }

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["record", "number"], name="one_state_per_number")]

    def __str__(self) -> str:
        return f"{self.record_id} {self.number}"
