"""The table of escrows: who holds the shares of which public key, and when it was last tried that two of them suffice."""

from typing import ClassVar

from django.db import models

from amparo.foundation.sensitivity import Sensitivity as S
from amparo.trust.vault.models import PublicKey


class Escrow(models.Model):
    """What is known of an escrow key beside its public half: the holders, in the order of their shares, and the last drill."""

    key = models.OneToOneField(PublicKey, primary_key=True, on_delete=models.PROTECT, related_name="+")
    holders = models.JSONField()
    drilled_at = models.DateTimeField(null=True, blank=True)

    sensitivity: ClassVar = {"key": S.ID, "holders": S.ACCOUNT, "drilled_at": S.DATE}

    def __str__(self) -> str:
        return str(self.pk)
