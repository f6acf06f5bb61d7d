"""The table of notices: ids, a kind and dates."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from amparo.foundation import clock, ids
from amparo.foundation.sensitivity import Sensitivity as S
from amparo.trust.accounts.models import User


class Notice(models.Model):
    """One thing one user is told; what it is about is found again, and asked for again, at every reading."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+", db_index=False)
    kind = models.CharField(max_length=24)
    record = models.UUIDField()
    at = models.DateTimeField(default=clock.now)
    read_at = models.DateTimeField(null=True, blank=True)

    sensitivity: ClassVar = {
        "id": S.ID,
        "user": S.ID,
        "kind": S.STATUS,
        "record": S.ID,
        "at": S.DATE,
        "read_at": S.DATE,
    }

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["user", "-at"], name="notices_of_a_user"),
            models.Index(fields=["user"], condition=Q(read_at__isnull=True), name="unread_notices"),
        ]

    def __str__(self) -> str:
        return str(self.pk)
