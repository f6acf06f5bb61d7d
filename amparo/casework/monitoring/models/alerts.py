"""Alerts, and what was decided about them: both only added, so that it can be read who saw what and when."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from amparo.casework.directory.models import Place
from amparo.foundation import clock, ids
from amparo.foundation.sensitivity import Sensitivity as S
from amparo.trust.accounts.models import Agency


class Alert(models.Model):
    """A week in which a place had more of something than a threshold allows, or than its own past lets one expect.

    `what` is a protection risk, or `flow`; `number` is what was counted, `usual` what was expected, `bound` what was passed.
    """

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=40)
    why = models.CharField(max_length=10)
    week = models.DateField()
    number = models.FloatField()
    usual = models.FloatField(null=True, blank=True)
    bound = models.FloatField()
    raised_at = models.DateTimeField(default=clock.now)

    sensitivity: ClassVar = {
        "id": S.ID, "agency": S.PLACE, "place": S.FACET, "what": S.FACET, "why": S.STATUS, "week": S.DATE,
        "number": S.FACET, "usual": S.FACET, "bound": S.FACET, "raised_at": S.DATE,
    }  # fmt: skip

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["agency", "place", "what", "why", "week"], name="one_alert_of_a_week_for_a_reason"
            ),
            models.CheckConstraint(condition=Q(why__in=("threshold", "unusual")), name="alerts_have_a_known_reason"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Decision(models.Model):
    """What somebody responsible found about an alert and what follows: codes, and a day to look again. The newest counts."""

    id = models.BigAutoField(primary_key=True)
    alert = models.ForeignKey(Alert, on_delete=models.PROTECT, related_name="decisions")
    finding = models.CharField(max_length=30)
    follows = models.JSONField(default=list)
    again_on = models.DateField(null=True, blank=True)
    by = models.UUIDField()
    at = models.DateTimeField(default=clock.now)
    key = models.UUIDField(null=True, blank=True, unique=True)

    sensitivity: ClassVar = {
        "id": S.PROOF, "alert": S.ID, "finding": S.STATUS, "follows": S.STATUS, "again_on": S.DATE, "by": S.ID,
        "at": S.DATE, "key": S.ID,
    }  # fmt: skip

    def __str__(self) -> str:
        return str(self.pk)
