"""The tables of sites, checklists and actions; they say nothing of a person who is helped. Answers are only added."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from amparo.casework.directory.models import Organization, Place
from amparo.foundation import clock, ids
from amparo.foundation.sensitivity import Sensitivity as S
from amparo.trust.accounts.models import Agency, User


class Site(models.Model):
    """A place of work or a project; `kind` is a code of site_kind, `organization` who runs it."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=40)
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    organization = models.ForeignKey(Organization, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    by = models.UUIDField()
    at = models.DateTimeField(default=clock.now)
    key = models.UUIDField(null=True, blank=True, unique=True)

    sensitivity: ClassVar = {
        "id": S.ID,
        "agency": S.PLACE,
        "name": S.DEFINITION,
        "kind": S.DEFINITION,
        "place": S.ID,
        "organization": S.ID,
        "by": S.ID,
        "at": S.DATE,
        "key": S.ID,
    }

    def __str__(self) -> str:
        return self.name


class Checklist(models.Model):
    """One look at a site on a day; `form` is the form with its version, so that its answers keep their questions."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="checklists")
    on = models.DateField()
    form = models.CharField(max_length=80)
    by = models.UUIDField()
    at = models.DateTimeField(default=clock.now)

    sensitivity: ClassVar = {
        "id": S.ID,
        "site": S.ID,
        "on": S.DATE,
        "form": S.DEFINITION,
        "by": S.ID,
        "at": S.DATE,
    }

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["site", "on"], name="one_checklist_a_day")]

    def __str__(self) -> str:
        return str(self.pk)


class Sheet(models.Model):
    """What was answered at one sitting: path → answer, "" for one that was taken back. Later sheets count before earlier."""

    id = models.BigAutoField(primary_key=True)
    checklist = models.ForeignKey(Checklist, on_delete=models.PROTECT, related_name="sheets")
    number = models.PositiveIntegerField()
    answers = models.JSONField(default=dict)
    by = models.UUIDField()
    at = models.DateTimeField(default=clock.now)

    sensitivity: ClassVar = {
        "id": S.PROOF,
        "checklist": S.ID,
        "number": S.PROOF,
        "answers": S.DEFINITION,
        "by": S.ID,
        "at": S.DATE,
    }

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["checklist", "number"], name="one_sheet_per_number")]

    def __str__(self) -> str:
        return f"{self.checklist_id} {self.number}"


class Measure(models.Model):
    """What is to be done about an item of a checklist, by whom and until when; closed with what came of it."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    checklist = models.ForeignKey(Checklist, on_delete=models.PROTECT, related_name="measures")
    item = models.CharField(max_length=80)
    text = models.CharField(max_length=300)
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    by = models.UUIDField()
    at = models.DateTimeField(default=clock.now)
    closed_on = models.DateField(null=True, blank=True)
    closed_by = models.UUIDField(null=True, blank=True)
    result = models.CharField(max_length=300, blank=True)
    key = models.UUIDField(null=True, blank=True, unique=True)

    sensitivity: ClassVar = {
        "id": S.ID,
        "checklist": S.ID,
        "item": S.DEFINITION,
        "text": S.DEFINITION,
        "owner": S.ID,
        "due_on": S.DATE,
        "by": S.ID,
        "at": S.DATE,
        "closed_on": S.DATE,
        "closed_by": S.ID,
        "result": S.DEFINITION,
        "key": S.ID,
    }

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["owner", "due_on"], condition=Q(closed_on__isnull=True), name="measures_of_a_worker")
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True, closed_by__isnull=True, result="")
                | (Q(closed_on__isnull=False, closed_by__isnull=False) & ~Q(result="")),
                name="closed_with_a_result",
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)
