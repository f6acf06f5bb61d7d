"""What goes around: campaigns of information, and rumours."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from amparo.casework.communities.models.communities import Record, Told
from amparo.casework.directory.models import Place
from amparo.foundation.sensitivity import Sensitivity as S


class Campaign(Record):
    """A message to a community, on which ways and in which languages; whom it reached is counted."""

    begins_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    languages = models.JSONField(default=list)
    channels = models.JSONField(default=list)

    sensitivity: ClassVar = {
        **Record.record_sensitivity, "begins_on": S.DATE, "ends_on": S.DATE, "languages": S.FACET, "channels": S.FACET,
    }  # fmt: skip

    class Meta(Record.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("begins_on")), name="campaign_ends_after_it_begins"
            )
        ]


class Rumour(Told):
    """A rumour with its clocks; what it says, what is true and where that comes from is sealed."""

    heard_at = models.DateTimeField()
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    channel = models.CharField(max_length=30)
    dangerous = models.CharField(max_length=10)
    check_by = models.DateTimeField()
    answer_by = models.DateTimeField()
    checked_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    finding = models.CharField(max_length=30, blank=True)

    sensitivity: ClassVar = {
        **Told.told_sensitivity, "heard_at": S.DATE, "place": S.FACET, "channel": S.FACET, "dangerous": S.STATUS,
        "check_by": S.DATE, "answer_by": S.DATE, "checked_at": S.DATE, "answered_at": S.DATE, "finding": S.STATUS,
    }  # fmt: skip
