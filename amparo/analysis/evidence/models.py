"""The tables of kept figures: those of the agency, in the clear because they may be told; those of a team, under seal."""

from typing import ClassVar

from django.db import models

from amparo.foundation import clock, ids
from amparo.foundation.sensitivity import Sensitivity as S
from amparo.trust.accounts.models import Agency
from amparo.trust.disclosure.models import Owned


class Asked(models.Model):
    """What was asked, and by which words: the definition as it stood that day goes with the figure."""

    indicator = models.SlugField(max_length=60)
    definition = models.JSONField()
    version = models.CharField(max_length=20, blank=True)
    span = models.CharField(max_length=10)
    first = models.DateField()
    last = models.DateField()
    groups = models.JSONField(default=list)
    kept_by = models.UUIDField()
    kept_at = models.DateTimeField(default=clock.now)

    asked_sensitivity: ClassVar = {
        "id": S.ID, "indicator": S.DEFINITION, "definition": S.DEFINITION, "version": S.DEFINITION, "span": S.DEFINITION,
        "first": S.DATE, "last": S.DATE, "groups": S.DEFINITION, "kept_by": S.ID, "kept_at": S.DATE,
    }  # fmt: skip

    class Meta:
        abstract = True


class KeptFigure(Asked):
    """A figure that may go further than a team, number for number as it was shown; rows are only added."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    lines = models.JSONField()
    off = models.PositiveSmallIntegerField(default=0)
    as_of = models.DateTimeField(null=True, blank=True)
    key = models.UUIDField(null=True, blank=True, unique=True)

    sensitivity: ClassVar = {
        **Asked.asked_sensitivity, "agency": S.PLACE, "lines": S.FACET, "off": S.DEFINITION, "as_of": S.DATE, "key": S.ID,
    }  # fmt: skip

    def __str__(self) -> str:
        return str(self.pk)


class TeamFigure(Owned, Asked):
    """An exact figure of cases: its numbers, and which cases they are of, are sealed as a story of these cases would be."""

    sensitivity: ClassVar = {**Owned.holder_sensitivity, **Asked.asked_sensitivity}

    def __str__(self) -> str:
        return str(self.pk)


class Citation(models.Model):
    """That a record of the agency (an advocacy action, an analysis) rests on a kept figure; rows are only added."""

    id = models.BigAutoField(primary_key=True)
    figure = models.ForeignKey(KeptFigure, on_delete=models.PROTECT, related_name="+")
    record = models.UUIDField(db_index=True)
    by = models.UUIDField()
    at = models.DateTimeField(default=clock.now)

    sensitivity: ClassVar = {"id": S.PROOF, "figure": S.ID, "record": S.ID, "by": S.ID, "at": S.DATE}

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["figure", "record"], name="cited_once")]

    def __str__(self) -> str:
        return f"{self.record} {self.figure_id}"
