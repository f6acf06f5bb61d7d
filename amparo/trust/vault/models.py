"""Public keys and grants: who can open which compartment, without saying what is in it."""

from typing import ClassVar

from django.db import models

from amparo.foundation import clock, ids
from amparo.foundation.sensitivity import Sensitivity as S


class RecipientKind(models.TextChoices):
    """Who a data key can be wrapped for: the server (standard tier), or people and escrow (restricted tier)."""

    SERVER = "server"
    TEAM = "team"
    USER = "user"
    PARTNER = "partner"
    ESCROW = "escrow"


class PublicKey(models.Model):
    """The public half of a key pair: of a user, or of the agency's escrow (`owner` empty). One is in use at a time."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    kind = models.CharField(max_length=8, choices=RecipientKind.choices)
    owner = models.UUIDField(null=True, blank=True)
    key = models.BinaryField()
    made_at = models.DateTimeField(default=clock.now)
    retired_at = models.DateTimeField(null=True, blank=True)

    sensitivity: ClassVar = {
        "id": S.ID,
        "kind": S.STATUS,
        "owner": S.ID,
        "key": S.PROOF,
        "made_at": S.DATE,
        "retired_at": S.DATE,
    }

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["kind", "owner"], condition=models.Q(retired_at__isnull=True), name="one_key_in_use_per_owner"
            ),
            models.UniqueConstraint(
                fields=["kind"],
                condition=models.Q(retired_at__isnull=True, owner__isnull=True),
                name="one_key_in_use_without_owner",
            ),
        ]

    def __str__(self) -> str:
        return f"key of {self.kind} {self.owner or ''}".rstrip()


class Grant(models.Model):
    """The data key of one compartment, wrapped for one recipient; `public_key` says under which key of a person or escrow.

    An empty `wrapped` remembers a recipient who left without anybody there to change the data key: it is changed next.
    """

    id = models.BigAutoField(primary_key=True)
    holder = models.UUIDField()
    compartment = models.CharField(max_length=16)
    key_version = models.PositiveIntegerField(default=1)
    recipient_kind = models.CharField(max_length=8, choices=RecipientKind.choices)
    recipient = models.UUIDField(null=True, blank=True)
    public_key = models.UUIDField(null=True, blank=True)
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
        "public_key": S.ID,
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
        indexes: ClassVar = [models.Index(fields=["recipient"], name="grants_of_a_recipient")]

    def __str__(self) -> str:
        return f"{self.compartment} of {self.holder} for {self.recipient_kind}"
