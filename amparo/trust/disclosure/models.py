"""What every holder of compartments (a person, a case, a community) has in the clear; rows that belong to one are `Kept`."""

from typing import ClassVar

from django.db import models

from amparo.foundation.sensitivity import Sensitivity as S
from amparo.trust.accounts.models import Agency, Team, User
from amparo.trust.letters.rows import Kept

__all__ = ["Holder", "Kept", "Owned"]


class Owned(Kept):
    """What an agency is responsible for: random id, agency, team and worker, and the tier. All content is sealed."""

    # No index: half of all rows belong to one agency, and a planner that trusts such an index reads them all.
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", db_index=False)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    tier = models.CharField(max_length=10, default="standard")

    holder_sensitivity: ClassVar = {"id": S.ID, "agency": S.PLACE, "team": S.PLACE, "owner": S.ID, "tier": S.STATUS}

    class Meta(Kept.Meta):
        abstract = True


class Holder(Owned):
    """A person or a case; in the restricted tier their keys are wrapped to people and follow who may read."""

    class Meta(Owned.Meta):
        abstract = True
