"""The table of feed tokens: for whom and what for tables are given, until when; of the secret only its hash."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from amparo.foundation import clock, ids
from amparo.foundation.sensitivity import Sensitivity as S
from amparo.trust.accounts.models import Agency, User


class Token(models.Model):
    """A secret by which a program reads tables in the name of who made it; `digest` is its hash, `salt` makes pseudonyms.

    `window_began` and `window_calls` count the calls of the minute that is under way.
    """

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=clock.now)
    recipient = models.CharField(max_length=24)
    recipient_name = models.CharField(max_length=120)
    organization = models.UUIDField(null=True, blank=True)
    purpose = models.CharField(max_length=24)
    tables = models.JSONField(default=list)
    expires_on = models.DateField()
    ended_at = models.DateTimeField(null=True, blank=True)
    digest = models.CharField(max_length=64, unique=True)
    salt = models.BinaryField(max_length=32)
    last_used_at = models.DateTimeField(null=True, blank=True)
    window_began = models.DateTimeField(null=True, blank=True)
    window_calls = models.PositiveIntegerField(default=0)
    key = models.UUIDField(null=True, blank=True, unique=True)

    sensitivity: ClassVar = {
        "id": S.ID,
        "agency": S.PLACE,
        "made_by": S.ID,
        "made_at": S.DATE,
        "recipient": S.DEFINITION,
        "recipient_name": S.ACCOUNT,
        "organization": S.ID,
        "purpose": S.DEFINITION,
        "tables": S.DEFINITION,
        "expires_on": S.DATE,
        "ended_at": S.DATE,
        "digest": S.KEY,
        "salt": S.KEY,
        "last_used_at": S.DATE,
        "window_began": S.DATE,
        "window_calls": S.PROOF,
        "key": S.ID,
    }

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(organization__isnull=False) | Q(recipient__in=("own_office", "own_agency")),
                name="outside_is_an_organisation",
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)
