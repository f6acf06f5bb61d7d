"""What was observed, told by key informants or counted, each in the words of its form."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from amparo.casework.directory.models import Place
from amparo.foundation import clock
from amparo.foundation.sensitivity import Sensitivity as S
from amparo.trust.accounts.models import Agency, Team, User
from amparo.trust.disclosure.models import Kept


class Record(Kept):
    """One filled form about a place. Its codes and numbers stand in `said`, its words are sealed with a key of its own.

    A `close` record could lead to people who hide: `place` is then the region, and the exact one is sealed with the words.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", db_index=False)
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    tier = models.CharField(max_length=10, default="standard")
    close = models.BooleanField(default=False)
    form = models.CharField(max_length=100)
    kind = models.SlugField(max_length=30)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    from_place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    to_place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    risk = models.CharField(max_length=40, blank=True)
    said = models.JSONField(default=dict)
    set_aside_at = models.DateTimeField(null=True, blank=True)
    set_aside_by = models.UUIDField(null=True, blank=True)
    made_at = models.DateTimeField(default=clock.now)
    origin = models.CharField(max_length=64, blank=True)

    sensitivity: ClassVar = {
        "id": S.ID, "agency": S.PLACE, "team": S.PLACE, "owner": S.ID, "tier": S.STATUS, "close": S.STATUS,
        "form": S.DEFINITION, "kind": S.STATUS, "place": S.FACET, "from_place": S.FACET, "to_place": S.FACET,
        "day": S.DATE, "risk": S.FACET, "said": S.FACET, "set_aside_at": S.DATE, "set_aside_by": S.ID, "made_at": S.DATE,
        "origin": S.PROOF,
    }  # fmt: skip

    class Meta(Kept.Meta):
        indexes: ClassVar = [models.Index(fields=["agency", "kind", "place", "day"], name="records_of_a_watched_place")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["agency", "kind", "origin"], condition=~Q(origin=""), name="monitored_once_per_origin"
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)
