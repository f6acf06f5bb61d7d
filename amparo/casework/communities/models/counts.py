"""How many took part, were reached, sit on a committee or understood a message: numbers without anybody's name."""

from typing import ClassVar

from django.db import models

from amparo.casework.communities.models.communities import Community
from amparo.casework.communities.models.messages import Campaign
from amparo.foundation.sensitivity import Sensitivity as S
from amparo.trust.disclosure.models import Kept


class Count(Kept):
    """So many people of one group, sex and age at one record; `what` is the kind of that record."""

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="+")
    record = models.UUIDField(db_index=True)
    what = models.CharField(max_length=20)
    group = models.CharField(max_length=30)
    sex = models.CharField(max_length=20)
    age = models.CharField(max_length=20)
    number = models.PositiveIntegerField()

    sensitivity: ClassVar = {
        "id": S.ID, "community": S.ID, "record": S.ID, "what": S.STATUS, "group": S.FACET, "sex": S.FACET,
        "age": S.FACET, "number": S.FACET,
    }  # fmt: skip

    class Meta(Kept.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["record", "group", "sex", "age"], name="one_count_of_a_group")
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Understanding(Kept):
    """How a sample answered one question about a campaign; the question itself is sealed."""

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="+")
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    right = models.PositiveIntegerField()
    wrong = models.PositiveIntegerField()
    unsure = models.PositiveIntegerField()

    sensitivity: ClassVar = {
        "id": S.ID, "community": S.ID, "campaign": S.ID, "position": S.PROOF, "right": S.FACET, "wrong": S.FACET,
        "unsure": S.FACET,
    }  # fmt: skip

    class Meta(Kept.Meta):
        constraints: ClassVar = [models.UniqueConstraint(fields=["campaign", "position"], name="one_check_in_a_place")]

    def __str__(self) -> str:
        return str(self.pk)
