"""The grants: who can open which compartment, without saying what is in it."""

from typing import ClassVar

from django.db import models

from amparo.foundation import clock
from amparo.foundation.sensitivity import Sensitivity as S


class RecipientKind(models.TextChoices):
    """Who a data key can be wrapped for; this release wraps for the server."""

    SERVER = "server"
    TEAM = "team"
    USER = "user"
    PARTNER = "partner"
    ESCROW = "escrow"


class Grant(models.Model):
    """The data key of one compartment, wrapped for one recipient."""

    id = models.BigAutoField(primary_key=True)
    holder = models.UUIDField()
    compartment = models.CharField(max_length=16)
    key_version = models.PositiveIntegerField(default=1)
    recipient_kind = models.CharField(max_length=8, choices=RecipientKind.choices)
    recipient = models.UUIDField(null=True, blank=True)
    wrapped = models.BinaryField()
    granted_by = models.UUIDField(null=True, blank=True)
    reason = models.CharField(max_length=40)
    granted_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField(null=True, blank=True)

    sensitivity: ClassVar = {
        "id": S.ID,
        "holder": S.ID,
        "compartment": S.STATUS,
        "key_version": S.PROOF,
        "recipient_kind": S.STATUS,
        "recipient": S.ID,
        "wrapped": S.KEY,
        "granted_by": S.ID,
        "reason": S.STATUS,
        "granted_at": S.DATE,
        "expires_at": S.DATE,
    }

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["holder", "compartment", "key_version", "recipient_kind", "recipient"],
                name="one_grant_per_recipient",
            ),
            models.UniqueConstraint(
                fields=["holder", "compartment", "key_version", "recipient_kind"],
                condition=models.Q(recipient__isnull=True),
                name="one_grant_for_the_server",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.compartment} of {self.holder} for {self.recipient_kind}"
