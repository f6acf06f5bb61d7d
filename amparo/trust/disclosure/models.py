"""What every holder of compartments (a person, a case) has in the clear, and a manager that refuses to list them."""

from typing import Any, ClassVar, NoReturn

from django.db import models

from amparo.foundation import ids
from amparo.foundation.sensitivity import Sensitivity as S
from amparo.trust.accounts.models import Agency, Team, User


class Refused:
    """Stands where Django puts `objects`: a view that forgets the gate fails instead of leaking."""

    def __get__(self, instance: object, owner: type) -> NoReturn:
        raise AttributeError(f"{owner.__name__} is reached through queries.*(access, ...) only")


class Holder(models.Model):
    """A person or a case: random id, responsible agency, team and worker, and the tier. All content is sealed."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    # No index: half of all rows belong to one agency, and a planner that trusts such an index reads them all.
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", db_index=False)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    tier = models.CharField(max_length=10, default="standard")

    rows: ClassVar[models.Manager[Any]] = models.Manager()
    objects = Refused()

    holder_sensitivity: ClassVar = {"id": S.ID, "agency": S.PLACE, "team": S.PLACE, "owner": S.ID, "tier": S.STATUS}

    class Meta:
        abstract = True
        base_manager_name = "rows"
        default_manager_name = "rows"


class Kept(models.Model):
    """A row that belongs to a holder; its content is sealed under the row's own id in the history."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)

    rows: ClassVar[models.Manager[Any]] = models.Manager()
    objects = Refused()

    class Meta:
        abstract = True
        base_manager_name = "rows"
        default_manager_name = "rows"
