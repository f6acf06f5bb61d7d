"""The tables of public figures: a quarter, proposed, published and perhaps withdrawn, its numbers with noise, the ledger."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from amparo.casework.public_figures.rules import LONGEST
from amparo.foundation import clock, ids
from amparo.foundation.sensitivity import Sensitivity as S
from amparo.practice.public_figures import MOST_A_YEAR
from amparo.trust.accounts.models import Agency


class State(models.TextChoices):
    """A quarter waits for a second person, or is published for ever."""

    PROPOSED = "proposed"
    PUBLISHED = "published"


class Release(models.Model):
    """One quarter of one agency. It is drawn once: there is one row, and a published one is not changed."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    first = models.DateField()
    last = models.DateField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.PROPOSED)
    proposed_by = models.UUIDField()
    proposed_at = models.DateTimeField(default=clock.now)
    approved_by = models.UUIDField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)

    sensitivity: ClassVar = {
        **dict.fromkeys(("id", "proposed_by", "approved_by"), S.ID),
        **dict.fromkeys(("first", "last", "proposed_at", "published_at"), S.DATE),
        "agency": S.PLACE,
        "state": S.STATUS,
    }

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agency", "first"], name="a_quarter_is_drawn_once"),
            models.CheckConstraint(condition=Q(last__gt=F("first")), name="a_quarter_ends_after_it_begins"),
            models.CheckConstraint(
                condition=Q(state="proposed", approved_by=None, published_at=None)
                | Q(state="published", approved_by__isnull=False, published_at__isnull=False),
                name="published_figures_have_a_second_person",
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("proposed_by")),
                name="nobody_approves_their_own_figures",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency_id} {self.first} {self.state}"


class Withdrawal(models.Model):
    """Taken from the public page: one person asks for it with a reason, another agrees; the release itself stays as it is.

    `words` is a sentence for everybody beside the reason; both stand on the public page once two people agree.
    """

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    release = models.OneToOneField(Release, on_delete=models.PROTECT, related_name="withdrawal")
    reason = models.CharField(max_length=30)
    words = models.CharField(max_length=LONGEST, blank=True)
    asked_by = models.UUIDField()
    asked_at = models.DateTimeField(default=clock.now)
    agreed_by = models.UUIDField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    sensitivity: ClassVar = {
        "id": S.ID, "release": S.ID, "asked_by": S.ID, "agreed_by": S.ID, "asked_at": S.DATE, "withdrawn_at": S.DATE,
        "reason": S.DEFINITION, "words": S.DEFINITION,
    }  # fmt: skip

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(agreed_by=None, withdrawn_at=None)
                | Q(agreed_by__isnull=False, withdrawn_at__isnull=False) & ~Q(agreed_by=F("asked_by")),
                name="nobody_withdraws_figures_alone",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.release_id} {self.reason}"


class Value(models.Model):
    """One published number: of a figure, `among` a group ("": all) and, of a share, those for whom it is so (`met`) or not.

    `within` is by how much it is off at most in 19 of 20 numbers, `cost` what its figure cost.
    """

    id = models.BigAutoField(primary_key=True)
    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="values")
    figure = models.CharField(max_length=60)
    indicator = models.CharField(max_length=60)
    grouping = models.CharField(max_length=40, blank=True)
    among = models.CharField(max_length=120, blank=True)
    part = models.CharField(max_length=10, choices=[("", "All"), ("met", "Met"), ("not_met", "Not met")], blank=True)
    number = models.PositiveIntegerField()
    within = models.PositiveIntegerField()
    cost = models.PositiveIntegerField()

    sensitivity: ClassVar = {
        **dict.fromkeys(("id", "release"), S.ID),
        **dict.fromkeys(("figure", "indicator", "grouping", "among", "part"), S.DEFINITION),
        **dict.fromkeys(("number", "within"), S.FACET),
        "cost": S.PROOF,
    }

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["release", "figure", "among", "part"], name="one_number_a_cell"),
        ]

    def __str__(self) -> str:
        return f"{self.release_id} {self.figure} {self.among} {self.part}"


class Ledger(models.Model):
    """What the published figures of one year have cost of the privacy of whoever stands in them; it never goes past its limit."""

    id = models.BigAutoField(primary_key=True)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    limit = models.PositiveIntegerField()
    spent = models.PositiveIntegerField(default=0)

    sensitivity: ClassVar = {
        "id": S.ID,
        "agency": S.PLACE,
        **dict.fromkeys(("year", "limit", "spent"), S.PROOF),
    }

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agency", "year"], name="one_ledger_a_year"),
            models.CheckConstraint(condition=Q(spent__lte=F("limit")), name="privacy_is_not_overspent"),
            models.CheckConstraint(condition=Q(limit__lte=MOST_A_YEAR), name="no_year_costs_more"),
        ]

    def __str__(self) -> str:
        return f"{self.agency_id} {self.year} {self.spent}/{self.limit}"
