"""Which communities and volunteers somebody may read or write, found for queries and for acts."""

from uuid import UUID

from django.db.models import F, QuerySet
from django.db.models.expressions import OrderBy

from amparo.casework.communities.models import Community, Record, Volunteer
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action, Compartment
from amparo.trust.disclosure import gate, scope
from amparo.trust.disclosure.access import Access

PART = Compartment.COMMUNITY


def open_first(name: str) -> OrderBy:
    """Return the order by a day on which something ended, with what goes on first; by themselves databases differ in that."""
    return F(name).asc(nulls_first=True)


def communities(access: Access) -> QuerySet[Community]:
    """Return the communities that `access` may read."""
    return scope.visible(Community.rows.all(), access, Action.READ, PART)


def volunteers(access: Access) -> QuerySet[Volunteer]:
    """Return the volunteers whose safeguards `access` may read."""
    return scope.visible(Volunteer.rows.all(), access, Action.READ, PART)


def community(by: Access, community: UUID, act: str) -> Community:
    """Return a community that `by` may read; raise "not there" for any other."""
    found = communities(by).select_related("place").filter(pk=community).first()
    if found is None:
        raise gate.not_there(by, community, act)
    return found


def volunteer(by: Access, volunteer: UUID, act: str) -> Volunteer:
    """Return a volunteer whose safeguards `by` may read; raise "not there" for any other."""
    found = volunteers(by).select_related("community").filter(pk=volunteer).first()
    if found is None:
        raise gate.not_there(by, volunteer, act)
    return found


def record(by: Access, model: type[Record], record: UUID, act: str) -> Record:
    """Return a record of a community that `by` may read; raise "not there" for any other."""
    rows = model.rows.select_related("community__place").filter(pk=record)
    found: Record | None = rows.filter(community__in=communities(by)).first()
    if found is None:
        raise gate.not_there(by, record, act)
    return found


def home(by: Access, team: UUID | None) -> UUID:
    """Return the team for something new: `team` where `by` belongs to it, else their first. Raises "not there" without one."""
    own = sorted(by.actor.teams | by.actor.supervises)
    if team is not None and team in own:
        return team
    if team is not None or not own or by.actor.agency is None:
        raise Refusal(gate.NOT_THERE)
    return own[0]
