"""Tables of own files. The public process reads some columns of them, so they point to no person and no case.

A row says whose it is by an id alone, which the public process does not read. What the person sees is sealed to a public
key whose private half code and PIN open; what they say is sealed to those who work on their case.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from amparo.foundation import clock
from amparo.foundation.sensitivity import Sensitivity as S
from amparo.trust.accounts.models import Agency
from amparo.trust.letters.rows import Kept, OpenedByTwo


class OwnFile(OpenedByTwo):
    """What one person can see of their case. Ended: the keys are gone, so that nothing opens it any more.

    `parts` are the codes of what the person chose to see; `extract` is that, as it was at `as_of`.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    person = models.UUIDField()
    consent = models.UUIDField()
    parts = models.CharField(max_length=40, blank=True)
    given_by = models.UUIDField()
    given_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True, blank=True)
    as_of = models.DateTimeField(null=True, blank=True)
    extract = models.BinaryField(default=bytes)
    opened_at = models.DateTimeField(null=True, blank=True)

    sensitivity: ClassVar = {
        "id": S.ID, "agency": S.PLACE, "person": S.ID, "consent": S.ID, "parts": S.STATUS, "given_by": S.ID,
        "given_at": S.DATE, "ended_at": S.DATE, "as_of": S.DATE, "extract": S.SEALED, "opened_at": S.DATE,
        **OpenedByTwo.secrets_sensitivity,
    }  # fmt: skip

    class Meta(Kept.Meta):
        indexes: ClassVar = [models.Index(fields=["person", "-given_at"], name="own_files_of_a_person")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person"], condition=Q(ended_at=None), name="one_own_file_of_a_person"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Key(Kept):
    """One public key to which what the person says is sealed; made by staff, so that the public process learns no name."""

    own_file = models.ForeignKey(OwnFile, on_delete=models.CASCADE, related_name="keys")
    key = models.UUIDField()

    sensitivity: ClassVar = {"id": S.ID, "own_file": S.ID, "key": S.ID}

    class Meta(Kept.Meta):
        constraints: ClassVar = [models.UniqueConstraint(fields=["own_file", "key"], name="one_key_of_an_own_file")]

    def __str__(self) -> str:
        return str(self.pk)


class Message(Kept):
    """One thing the person said: what kind of thing it is stands inside. `admitted_at`: it became what it asks for."""

    own_file = models.ForeignKey(OwnFile, on_delete=models.PROTECT, related_name="messages")
    at = models.DateTimeField(default=clock.now)
    told_at = models.DateTimeField(null=True, blank=True)
    admitted_at = models.DateTimeField(null=True, blank=True)
    sealed = models.BinaryField()

    sensitivity: ClassVar = {
        "id": S.ID, "own_file": S.ID, "at": S.DATE, "told_at": S.DATE, "admitted_at": S.DATE, "sealed": S.SEALED,
    }  # fmt: skip

    class Meta(Kept.Meta):
        indexes: ClassVar = [
            models.Index(fields=["own_file", "at"], condition=Q(admitted_at=None), name="own_file_messages_waiting"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Visit(Kept):
    """That somebody with code and PIN opened an own file, written before it opens; the house takes it into the log."""

    own_file = models.ForeignKey(OwnFile, on_delete=models.PROTECT, related_name="visits")
    at = models.DateTimeField(default=clock.now)

    sensitivity: ClassVar = {"id": S.ID, "own_file": S.ID, "at": S.DATE}

    def __str__(self) -> str:
        return str(self.pk)
