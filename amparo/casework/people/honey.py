"""Plant a person who does not exist among the people of a team: nobody's work, so whoever opens them was looking around."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from anyascii import anyascii
from django.db import transaction

from amparo.casework.people import actions, rules
from amparo.casework.people.models import Person
from amparo.casework.people.projection import KIND
from amparo.foundation import ids
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action, Actor, Role, may
from amparo.trust import projections
from amparo.trust.accounts import actions as accounts
from amparo.trust.accounts import queries as staff
from amparo.trust.accounts import second_lock, ties
from amparo.trust.accounts.kinds import InvolvementKind
from amparo.trust.audit import actions as audit
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access


@dataclass(frozen=True)
class Planted:
    """A planted record as its officer sees it: by its code, never by what is written in it."""

    code: str
    team: str
    since: datetime


def plant(*, by: Access, fields: rules.Fields, team: UUID, colleague: str) -> UUID:
    """Plant an invented person in `team`, registered by an invented `colleague` who has left; return the person's id.

    By protection-data officers, in teams of their agency. Registered as everybody is, so that nothing tells the record
    from others. Raises "people.honey_alike" when somebody in the register could be meant: their record would be missed.
    """
    home = staff.team(team)
    if not may(by.actor, Action.READ_AUDIT).allowed or home is None or home.agency != by.actor.agency:
        audit.append([audit.Entry(actor=by.id, role=by.role, act="honey.planted", outcome="refused")])
        raise Refusal(gate.NOT_THERE)
    details = rules.checked(fields)
    described = projections.features_of(KIND, {"fields": {**details, "team": str(team)}})
    if projections.current().similar(described, limit=1):
        raise Refusal("people.honey_alike", field="name_given")
    with transaction.atomic(), second_lock.for_planting():
        person = actions.register(by=_left(home, colleague), fields=details, team=team)
        accounts.involve(by.id, person, InvolvementKind.PLANTED, by.id, None)
        audit.append([audit.Entry(actor=by.id, role=by.role, act="honey.planted", record=person)])
    return person


def _left(home: staff.TeamFacts, name: str) -> Access:
    """Return the access, for this one act, of a colleague who is invented and whose account was never open."""
    author = accounts.make_closed_user(home.agency, anyascii(name), name)
    actor = Actor(id=author, role=Role.CASE_WORKER, agency=home.agency, teams=frozenset({home.id}))
    return Access(actor, name)


def planted(access: Access) -> list[Planted]:
    """Return what was planted in the teams of the reader's agency, newest first; nothing for who reads no log."""
    if not may(access.actor, Action.READ_AUDIT).allowed:
        return []
    rows = Person.rows.filter(pk__in=ties.planted(), agency=access.actor.agency).select_related("team")
    return [Planted(ids.code(row.pk), row.team.name, row.registered_at) for row in rows.order_by("-registered_at")]
