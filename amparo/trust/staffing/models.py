"""Tables of first entries, private keys, browsers from which accounts were entered, and links to an identity provider."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from amparo.foundation import clock, ids
from amparo.foundation.sensitivity import Sensitivity as S


class Enrolment(models.Model):
    """A code with which the owner of an account enters it and chooses a passphrase; the newest replaces earlier ones.

    Where `factors_stay`, the second factor is asked for as always; else the code voids it.
    """

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="+")
    code_hash = models.CharField(max_length=64)
    until = models.DateTimeField()
    factors_stay = models.BooleanField(default=False, db_default=False)

    sensitivity: ClassVar = {"user": S.ID, "code_hash": S.KEY, "until": S.DATE, "factors_stay": S.STATUS}

    def __str__(self) -> str:
        return f"enrolment of {self.user_id}"


class PrivateKey(models.Model):
    """The private half of a user's key pair, shut under the passphrase (with `salt`) and under the recovery sheet."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="+")
    salt = models.CharField(max_length=64)
    shut = models.BinaryField()
    sheet = models.BinaryField(default=bytes)
    sheet_made_at = models.DateTimeField(null=True)
    made_at = models.DateTimeField(default=clock.now)

    sensitivity: ClassVar = {
        "user": S.ID,
        "salt": S.KEY,
        "shut": S.KEY,
        "sheet": S.KEY,
        "sheet_made_at": S.DATE,
        "made_at": S.DATE,
    }

    def __str__(self) -> str:
        return f"private key of {self.user_id}"


class Device(models.Model):
    """A browser from which a user signed in; `answered` when it was the first, or its owner said "that was me"."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    mark_hash = models.CharField(max_length=64)
    browser = models.CharField(max_length=60)
    since = models.DateTimeField(default=clock.now)
    answered = models.BooleanField(default=False)

    sensitivity: ClassVar = {
        "id": S.ID,
        "user": S.ID,
        "mark_hash": S.KEY,
        "browser": S.ACCOUNT,
        "since": S.DATE,
        "answered": S.STATUS,
    }

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["user", "mark_hash"], name="one_device_per_mark")]

    def __str__(self) -> str:
        return f"device of {self.user_id}"


class Tries(models.Model):
    """Failed tries to sign in to one account between two sign-ins of its owner: how many, and none of what was typed."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    passphrases = models.PositiveIntegerField(default=0)
    codes = models.PositiveIntegerField(default=0)
    since = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    sensitivity: ClassVar = {
        "id": S.ID,
        "user": S.ID,
        "passphrases": S.STATUS,
        "codes": S.STATUS,
        "since": S.DATE,
        "ended_at": S.DATE,
    }

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["user"], condition=models.Q(ended_at__isnull=True), name="one_open_count_of_tries"
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class ProviderLink(models.Model):
    """The link of an account to one subject of the identity provider, known by its mark; first an offer without one."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="+")
    mark = models.CharField(max_length=32, default="", blank=True)
    offered_until = models.DateTimeField()
    linked_at = models.DateTimeField(null=True)

    sensitivity: ClassVar = {"user": S.ID, "mark": S.KEY, "offered_until": S.DATE, "linked_at": S.DATE}

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["mark"], condition=~models.Q(mark=""), name="one_account_per_subject"),
            models.CheckConstraint(
                condition=models.Q(mark="", linked_at__isnull=True)
                | ~models.Q(mark="") & models.Q(linked_at__isnull=False),
                name="a_link_has_mark_and_day",
            ),
        ]

    def __str__(self) -> str:
        return f"link of {self.user_id}"
