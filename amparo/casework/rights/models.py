"""Tables of data rights; in the clear stand ids, kinds, steps and dates, what people said is sealed in `rights`."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from amparo.casework.people.models import Person
from amparo.casework.rights.kinds import Fate, Ground, Kind, Outcome, ReviewStatus, Step
from amparo.foundation import clock, ids
from amparo.foundation.sensitivity import Sensitivity as S
from amparo.trust.accounts.models import Agency, Team
from amparo.trust.disclosure.models import Kept

BY_TWO = ~Q(kind="erasure", outcome="granted") | ~Q(decided_by=F("proposed_by"))
ANOTHER = Q(decided_by__isnull=True) | ~Q(decided_by=F("proposed_by"))
TWO = ~Q(proposed_by=F("approved_by"))


class Request(Kept):
    """What a person, or somebody for them, asked about their data, with the clock of the answer."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    step = models.CharField(max_length=10, choices=Step.choices, default=Step.RECEIVED)
    outcome = models.CharField(max_length=8, choices=Outcome.choices, default=Outcome.NONE, blank=True)
    asked_at = models.DateTimeField(default=clock.now)
    asked_seq = models.BigIntegerField(default=0)
    due_at = models.DateTimeField()
    parameter = models.CharField(max_length=60)
    recorded_by = models.UUIDField()
    proposed_by = models.UUIDField(null=True, blank=True)
    decided_by = models.UUIDField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    copied_at = models.DateTimeField(null=True, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)

    sensitivity: ClassVar = {
        "id": S.ID, "person": S.ID, "kind": S.STATUS, "step": S.STATUS, "outcome": S.STATUS, "asked_at": S.DATE,
        "asked_seq": S.PROOF, "due_at": S.DATE, "parameter": S.DEFINITION, "recorded_by": S.ID, "proposed_by": S.ID,
        "decided_by": S.ID, "decided_at": S.DATE, "copied_at": S.DATE, "told_at": S.DATE,
    }  # fmt: skip

    class Meta(Kept.Meta):
        indexes: ClassVar = [models.Index(fields=["step", "due_at"], name="requests_by_step")]
        constraints: ClassVar = [models.CheckConstraint(condition=BY_TWO, name="erasure_is_decided_by_two")]

    def __str__(self) -> str:
        return str(self.pk)


class Hold(Kept):
    """A legal hold: while it stands, nothing about the person is destroyed. The reason is sealed."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    set_by = models.UUIDField()
    set_at = models.DateTimeField(default=clock.now)
    until = models.DateField(null=True, blank=True)
    lifted_by = models.UUIDField(null=True, blank=True)
    lifted_at = models.DateTimeField(null=True, blank=True)

    sensitivity: ClassVar = {
        "id": S.ID, "person": S.ID, "set_by": S.ID, "set_at": S.DATE, "until": S.DATE, "lifted_by": S.ID,
        "lifted_at": S.DATE,
    }  # fmt: skip

    def __str__(self) -> str:
        return str(self.pk)


class Review(Kept):
    """A file whose time of keeping may be over; two people say what becomes of it. The reason is sealed."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    listed_at = models.DateTimeField(default=clock.now)
    over_since = models.DateField()
    parameter = models.CharField(max_length=60)
    status = models.CharField(max_length=6, choices=ReviewStatus.choices, default=ReviewStatus.OPEN)
    fate = models.CharField(max_length=9, choices=Fate.choices, default=Fate.NONE, blank=True)
    age_known = models.BooleanField(default=False)
    keep_until = models.DateField(null=True, blank=True)
    proposed_by = models.UUIDField(null=True, blank=True)
    decided_by = models.UUIDField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    sensitivity: ClassVar = {
        "id": S.ID, "person": S.ID, "listed_at": S.DATE, "over_since": S.DATE, "parameter": S.DEFINITION,
        "status": S.STATUS, "fate": S.STATUS, "age_known": S.STATUS, "keep_until": S.DATE, "proposed_by": S.ID,
        "decided_by": S.ID, "decided_at": S.DATE,
    }  # fmt: skip

    class Meta(Kept.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person"], condition=Q(status="open"), name="one_open_review_of_a_person"),
            models.CheckConstraint(condition=ANOTHER, name="keeping_is_decided_by_two"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Certificate(Kept):
    """That a file was destroyed. `text` holds ids and numbers only; the id, in the log too, begins its SHA-256."""

    id = models.UUIDField(primary_key=True, editable=False)
    person = models.UUIDField(unique=True)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    tier = models.CharField(max_length=10)
    ground = models.CharField(max_length=9, choices=Ground.choices)
    anonymised = models.BooleanField(default=False)
    proposed_by = models.UUIDField()
    approved_by = models.UUIDField()
    made_at = models.DateTimeField(default=clock.now)
    unrecoverable_on = models.DateField()
    text = models.TextField()

    sensitivity: ClassVar = {
        "id": S.ID, "person": S.ID, "agency": S.PLACE, "team": S.PLACE, "tier": S.STATUS, "ground": S.STATUS,
        "anonymised": S.STATUS, "proposed_by": S.ID, "approved_by": S.ID, "made_at": S.DATE,
        "unrecoverable_on": S.DATE, "text": S.PROOF,
    }  # fmt: skip

    class Meta(Kept.Meta):
        constraints: ClassVar = [models.CheckConstraint(condition=TWO, name="destroyed_by_two")]

    def __str__(self) -> str:
        return str(self.pk)


class Remainder(models.Model):
    """What is left of an anonymised file: broad values under a number of their own, tied to nobody and to no moment."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    sex = models.CharField(max_length=20)
    age_band = models.CharField(max_length=20)
    risk_level = models.CharField(max_length=20)

    sensitivity: ClassVar = {
        "id": S.ID, "agency": S.PLACE, "year": S.FACET, "sex": S.FACET, "age_band": S.FACET, "risk_level": S.FACET,
    }  # fmt: skip

    def __str__(self) -> str:
        return str(self.pk)
