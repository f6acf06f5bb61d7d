"""A community, and what every record of one has in the clear."""

from typing import Any, ClassVar

from django.db import models

from amparo.casework.directory.models import Place
from amparo.foundation import clock
from amparo.foundation.sensitivity import Sensitivity as S
from amparo.trust.disclosure.models import Kept, Owned


class Community(Owned):
    """People who live, meet or belong together, at a place; its name and groups are sealed."""

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=30)
    ended_on = models.DateField(null=True, blank=True)
    made_at = models.DateTimeField(default=clock.now)

    sensitivity: ClassVar = {
        "id": S.ID, "agency": S.PLACE, "team": S.PLACE, "owner": S.ID, "tier": S.STATUS, "place": S.FACET,
        "kind": S.FACET, "ended_on": S.DATE, "made_at": S.DATE,
    }  # fmt: skip

    def __str__(self) -> str:
        return str(self.pk)


class Record(Kept):
    """Something that happened with a community, or is planned; what was said is sealed with the community's key."""

    community: models.ForeignKey[Any, Any] = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=clock.now)

    record_sensitivity: ClassVar = {"id": S.ID, "community": S.ID, "made_at": S.DATE}

    class Meta(Kept.Meta):
        abstract = True

    def __str__(self) -> str:
        return str(self.pk)


class Told(Record):
    """A record of which everybody may have been told; `published` is what stands under "You said, we did"."""

    published = models.UUIDField(null=True, blank=True)

    told_sensitivity: ClassVar = {**Record.record_sensitivity, "published": S.ID}

    class Meta(Record.Meta):
        abstract = True
