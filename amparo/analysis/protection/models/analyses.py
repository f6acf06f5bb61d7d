"""An analysis, what belongs to one, its panel, its risks, and what happened to it."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Max, Q

from amparo.foundation import clock
from amparo.foundation.sensitivity import Sensitivity as S
from amparo.trust.accounts.models import User
from amparo.trust.disclosure.models import Kept, Owned


class Analysis(Owned):
    """What a panel says of protection risks in an area and a period; `owner` began it, `hands` are all who wrote in it.

    `follows` is the published analysis of which it is the next `edition`, None for a first one.
    """

    begins_on = models.DateField()
    ends_on = models.DateField()
    status = models.CharField(max_length=10, default="draft")
    grade = models.CharField(max_length=10, blank=True)
    hands = models.JSONField(default=list)
    reviewed_by = models.UUIDField(null=True, blank=True)
    approved_by = models.UUIDField(null=True, blank=True)
    follows = models.ForeignKey("self", on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    edition = models.PositiveSmallIntegerField(default=1)
    made_at = models.DateTimeField(default=clock.now)

    sensitivity: ClassVar = {
        **Owned.holder_sensitivity, "begins_on": S.DATE, "ends_on": S.DATE, "status": S.STATUS, "grade": S.STATUS,
        "hands": S.ID, "reviewed_by": S.ID, "approved_by": S.ID, "follows": S.ID, "edition": S.PROOF, "made_at": S.DATE,
    }  # fmt: skip

    class Meta(Owned.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("begins_on")), name="analysis_ends_after_it_begins"),
            models.CheckConstraint(
                condition=Q(status__in=("draft", "reviewed"), approved_by__isnull=True)
                | Q(status__in=("approved", "shared"), approved_by__isnull=False, reviewed_by__isnull=False),
                name="approved_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True)
                | (~Q(approved_by=F("owner_id")) & ~Q(approved_by=F("reviewed_by"))),
                name="approved_by_somebody_else",
            ),
            models.UniqueConstraint(fields=["follows"], name="one_next_edition"),
            models.CheckConstraint(
                condition=Q(follows__isnull=True, edition=1) | Q(follows__isnull=False, edition__gt=1),
                name="only_a_next_edition_follows",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Part(Kept):
    """Something that belongs to an analysis; what it says is sealed with the analysis' key."""

    analysis: models.ForeignKey[Any, Any] = models.ForeignKey(Analysis, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=clock.now)

    part_sensitivity: ClassVar = {"id": S.ID, "analysis": S.ID, "made_at": S.DATE}

    class Meta(Kept.Meta):
        abstract = True

    def __str__(self) -> str:
        return str(self.pk)


class Seat(Part):
    """One named analyst of the panel."""

    analyst = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    sensitivity: ClassVar = {**Part.part_sensitivity, "analyst": S.ID}

    class Meta(Part.Meta):
        constraints: ClassVar = [models.UniqueConstraint(fields=["analysis", "analyst"], name="one_seat_each")]


class Numbered(Part):
    """What stands in an order: `number` is the next one at the time, and what others cite."""

    number = models.PositiveSmallIntegerField()

    numbered_sensitivity: ClassVar = {**Part.part_sensitivity, "number": S.PROOF}

    class Meta(Part.Meta):
        abstract = True

    @classmethod
    def after_the_last(cls, analysis: Analysis) -> int:
        """Return the next number of an analysis, which is kept from change by others."""
        last = cls.rows.filter(analysis=analysis).aggregate(last=Max("number"))["last"]
        return (last or 0) + 1


class Risk(Numbered):
    """One of the standard risks that an analysis looks at; its four pillars are sealed."""

    risk = models.CharField(max_length=40)

    sensitivity: ClassVar = {**Numbered.numbered_sensitivity, "risk": S.FACET}

    class Meta(Numbered.Meta):
        constraints: ClassVar = [models.UniqueConstraint(fields=["analysis", "risk"], name="each_risk_once")]


class Step(Numbered):
    """What happened to an analysis as a whole: reviewed, sent back, approved, taken out for whom and for what."""

    step = models.CharField(max_length=10)
    by = models.UUIDField()
    recipient = models.CharField(max_length=20, blank=True)
    organization = models.UUIDField(null=True, blank=True)
    purpose = models.CharField(max_length=20, blank=True)

    sensitivity: ClassVar = {
        **Numbered.numbered_sensitivity, "step": S.STATUS, "by": S.ID, "recipient": S.STATUS, "organization": S.ID,
        "purpose": S.STATUS,
    }  # fmt: skip

    class Meta(Numbered.Meta):
        constraints: ClassVar = [models.UniqueConstraint(fields=["analysis", "number"], name="one_step_a_number")]
