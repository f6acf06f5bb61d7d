"""The table of visits to planted records: ids, a word and a date."""

from typing import ClassVar

from django.db import models

from amparo.foundation import clock, ids
from amparo.foundation.sensitivity import Sensitivity as S
from amparo.trust.accounts.models import User


class Touch(models.Model):
    """Somebody opened a planted record, or was refused it."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    record = models.UUIDField()
    agency = models.UUIDField()
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=16)
    at = models.DateTimeField(default=clock.now)

    sensitivity: ClassVar = {
        "id": S.ID,
        "record": S.ID,
        "agency": S.PLACE,
        "user": S.ID,
        "outcome": S.STATUS,
        "at": S.DATE,
    }

    class Meta:
        indexes: ClassVar = [models.Index(fields=["agency", "-at"], name="touches_in_an_agency")]

    def __str__(self) -> str:
        return str(self.pk)
