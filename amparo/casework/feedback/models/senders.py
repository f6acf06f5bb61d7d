"""Who sent a message that came by itself: beside its report, and for some weeks."""

from typing import ClassVar

from django.db import models

from amparo.foundation.sensitivity import Sensitivity as S
from amparo.trust.letters.rows import Kept


class Sender(Kept):
    """From whom a message came, as a hash under a key of its own: two of one sender are known to be so, for some weeks.

    No foreign key: to check one, the public process would have to read what it adds.
    """

    report = models.UUIDField(unique=True)
    sender = models.CharField(max_length=64)
    until = models.DateTimeField()

    sensitivity: ClassVar = {"id": S.ID, "report": S.ID, "sender": S.PROOF, "until": S.DATE}

    class Meta(Kept.Meta):
        indexes: ClassVar = [models.Index(fields=["sender"], name="messages_of_a_sender")]

    def __str__(self) -> str:
        return str(self.pk)
