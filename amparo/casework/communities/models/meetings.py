"""What a community sees, says, plans and decides: ratings, sessions, actions of its plan, committees."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from amparo.casework.communities.models.communities import Record, Told
from amparo.casework.directory.models import Place
from amparo.foundation.sensitivity import Sensitivity as S


class Rating(Record):
    """One factor of the community as it was seen on a day; which one, and how, is sealed."""

    rated_on = models.DateField()

    sensitivity: ClassVar = {**Record.record_sensitivity, "rated_on": S.DATE}


class Committee(Record):
    """People who speak or decide for a community; who sits on it is counted and not named."""

    since = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    sensitivity: ClassVar = {**Record.record_sensitivity, "since": S.DATE, "ended_on": S.DATE}

    class Meta(Record.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("since")), name="committee_ends_after_it_begins"
            )
        ]


class Session(Told):
    """A session with a community, or a meeting of a committee; `points` are codes of what was spoken about."""

    held_on = models.DateField()
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=30)
    committee = models.ForeignKey(Committee, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    points = models.JSONField(default=list)

    sensitivity: ClassVar = {
        **Told.told_sensitivity, "held_on": S.DATE, "place": S.FACET, "purpose": S.FACET, "committee": S.ID,
        "points": S.FACET,
    }  # fmt: skip


class PlannedAction(Told):
    """One action that a community proposed, with its day and how it stands."""

    session = models.ForeignKey(Session, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField(null=True, blank=True)
    status = models.CharField(max_length=20)
    finished_on = models.DateField(null=True, blank=True)
    told_back_on = models.DateField(null=True, blank=True)

    sensitivity: ClassVar = {
        **Told.told_sensitivity, "session": S.ID, "due_on": S.DATE, "status": S.STATUS, "finished_on": S.DATE,
        "told_back_on": S.DATE,
    }  # fmt: skip
