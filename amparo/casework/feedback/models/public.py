"""Tables about nobody: what was published, totals, and what everybody together may do in an hour."""

from typing import ClassVar

from django.db import models

from amparo.foundation import clock, ids
from amparo.foundation.sensitivity import Sensitivity as S
from amparo.trust.accounts.models import Agency


class Published(models.Model):
    """You said, we did: what staff published about nobody in particular, for everybody to read."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    language = models.CharField(max_length=5)
    said = models.CharField(max_length=300)
    done = models.CharField(max_length=600)
    why = models.CharField(max_length=600, blank=True)
    by = models.UUIDField()
    published_at = models.DateTimeField(default=clock.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    sensitivity: ClassVar = {
        "id": S.ID, "agency": S.PLACE, "language": S.STATUS, "said": S.DEFINITION, "done": S.DEFINITION,
        "why": S.DEFINITION, "by": S.ID, "published_at": S.DATE, "withdrawn_at": S.DATE,
    }  # fmt: skip

    def __str__(self) -> str:
        return str(self.pk)


class Total(models.Model):
    """How many reports there are about one thing, as far as everybody may know: rounded, and nothing that is rare."""

    category = models.CharField(max_length=30, primary_key=True)
    number = models.PositiveIntegerField()
    counted_at = models.DateTimeField(default=clock.now)

    sensitivity: ClassVar = {"category": S.DEFINITION, "number": S.FACET, "counted_at": S.DATE}

    def __str__(self) -> str:
        return self.category


class Budget(models.Model):
    """How much of one thing may still be done this hour by everybody together: no address of anybody is kept."""

    name = models.CharField(max_length=20, primary_key=True)
    tokens = models.FloatField()
    at = models.DateTimeField()

    sensitivity: ClassVar = {"name": S.DEFINITION, "tokens": S.PROOF, "at": S.DATE}

    def __str__(self) -> str:
        return self.name


class Spent(models.Model):
    """A ticket that was used: it is good for one sending."""

    ticket = models.UUIDField(primary_key=True)
    until = models.DateTimeField()

    sensitivity: ClassVar = {"ticket": S.ID, "until": S.DATE}

    def __str__(self) -> str:
        return str(self.pk)
