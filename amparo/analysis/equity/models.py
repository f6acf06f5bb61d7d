"""The tables of reviews and gaps: what may be told of a quarter, as it was told, and what is done about a gap."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from amparo.foundation import clock, ids
from amparo.foundation.fairness import Finding
from amparo.foundation.sensitivity import Sensitivity as S
from amparo.trust.accounts.models import Agency
from amparo.trust.disclosure.models import Owned

FINDINGS = [(one.value, one.value) for one in Finding if one is not Finding.TOO_FEW]


class Review(models.Model):
    """All comparisons of an agency in the quarter that begins with `first`; it is made once and stays as it was."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    first = models.DateField()
    made_at = models.DateTimeField(default=clock.now)
    as_of = models.DateTimeField()

    sensitivity: ClassVar = {"id": S.ID, "agency": S.PLACE, "first": S.DATE, "made_at": S.DATE, "as_of": S.DATE}

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["agency", "first"], name="one_review_a_quarter")]

    def __str__(self) -> str:
        return str(self.pk)


class Comparison(models.Model):
    """One comparison as it may be told: protected. `gap`, `low` and `high` in hundredths, `people` None where hidden."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="comparisons")
    position = models.PositiveSmallIntegerField()
    measure = models.CharField(max_length=40)
    ground = models.CharField(max_length=40)
    group = models.CharField(max_length=40)
    finding = models.CharField(max_length=10, choices=FINDINGS)
    people = models.PositiveIntegerField(null=True, blank=True)
    gap = models.SmallIntegerField()
    low = models.SmallIntegerField()
    high = models.SmallIntegerField()

    sensitivity: ClassVar = {
        "id": S.ID, "review": S.ID, "position": S.PROOF, "measure": S.DEFINITION, "ground": S.DEFINITION,
        "group": S.DEFINITION, "finding": S.STATUS, "people": S.STATUS, "gap": S.STATUS, "low": S.STATUS, "high": S.STATUS,
    }  # fmt: skip

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["review", "measure", "ground", "group"], name="compared_once_a_review")
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Gap(Owned):
    """A confirmed gap and what is done about it: `owner` is responsible, nobody yet where it is None; words are sealed.

    `comparison` is the newest in which it was confirmed; `team` that of who is responsible, any of the agency until then.
    """

    comparison = models.ForeignKey(Comparison, on_delete=models.PROTECT, related_name="+")
    measure = models.CharField(max_length=40)
    ground = models.CharField(max_length=40)
    group = models.CharField(max_length=40)
    due_on = models.DateField()
    made_at = models.DateTimeField(default=clock.now)
    closed_on = models.DateField(null=True, blank=True)
    closed_by = models.UUIDField(null=True, blank=True)

    sensitivity: ClassVar = {
        "id": S.ID, "agency": S.PLACE, "team": S.PLACE, "owner": S.ID, "tier": S.STATUS, "comparison": S.ID,
        "measure": S.DEFINITION, "ground": S.DEFINITION, "group": S.DEFINITION, "due_on": S.DATE, "made_at": S.DATE,
        "closed_on": S.DATE, "closed_by": S.ID,
    }  # fmt: skip

    class Meta(Owned.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["agency", "measure", "ground", "group"],
                condition=Q(closed_on=None),
                name="one_open_gap_of_a_kind",
            ),
            models.CheckConstraint(
                condition=Q(closed_on=None, closed_by=None) | Q(closed_on__isnull=False, closed_by__isnull=False),
                name="a_gap_is_closed_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)
