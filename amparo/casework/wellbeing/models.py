"""Tables of wellbeing. No row says whose it is, of which day, or what it holds: only its owner's key opens it."""

from typing import ClassVar

from django.db import models

from amparo.foundation.sensitivity import Sensitivity as S
from amparo.trust.accounts.models import Agency
from amparo.trust.disclosure.models import Kept


class OwnWords(Kept):
    """One check, sealed to who wrote it. `mark` finds their rows; without the server's key nobody can tell whose it is."""

    mark = models.CharField(max_length=64, db_index=True)
    sealed = models.BinaryField()

    sensitivity: ClassVar = {"id": S.ID, "mark": S.PROOF, "sealed": S.SEALED}

    def __str__(self) -> str:
        return str(self.pk)


class Shown(Kept):
    """A copy of one check for somebody whom its owner chose; `told` says to the owner alone who that is."""

    words = models.ForeignKey(OwnWords, on_delete=models.CASCADE, related_name="shown")
    mark = models.CharField(max_length=64, db_index=True)
    sealed = models.BinaryField()
    told = models.BinaryField()

    sensitivity: ClassVar = {"id": S.ID, "words": S.ID, "mark": S.PROOF, "sealed": S.SEALED, "told": S.SEALED}

    def __str__(self) -> str:
        return str(self.pk)


class Voice(models.Model):
    """That somebody let themselves be counted once in a half-year; which count it went into stands nowhere."""

    mark = models.CharField(max_length=64, primary_key=True)

    sensitivity: ClassVar = {"mark": S.PROOF}

    def __str__(self) -> str:
        return self.mark


class Tally(models.Model):
    """How many of an agency said what of themselves in a half-year, of those who let themselves be counted."""

    id = models.BigAutoField(primary_key=True)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    half = models.CharField(max_length=7)
    overall = models.CharField(max_length=12)
    number = models.PositiveIntegerField(default=0)

    sensitivity: ClassVar = {"id": S.PROOF, "agency": S.PLACE, "half": S.DATE, "overall": S.STATUS, "number": S.FACET}

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agency", "half", "overall"], name="one_count_of_how_it_is"),
        ]

    def __str__(self) -> str:
        return f"{self.half} {self.overall}"
