"""Keep a volunteer: name and contact sealed as those of a person, safeguards by everybody who may send them."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from amparo.casework.communities import checks, kinds, reach
from amparo.casework.communities.models import Volunteer
from amparo.foundation import clock, ids
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action, Compartment
from amparo.trust.disclosure import acting
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.acting import once
from amparo.trust.disclosure.facts import facts_of

KIND = "communities.volunteer"
ACT = "communities.volunteer_saved"
CLEAR = tuple(name for name in kinds.VOLUNTEER_FIELDS if name not in kinds.NAMED)


def save_volunteer(
    *, by: Access, fields: Mapping[str, Any], community: UUID | None = None, volunteer: UUID | None = None,
    based_on: int | None = None, team: UUID | None = None, key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Keep a volunteer: somebody new of `community`, whom `by` supervises, or what is said anew of `volunteer`; return the id.

    Everybody who works with the community keeps the safeguards; name and contact only the worker who supervises them.
    Raises Refusal beside a field that cannot be kept, or when somebody changed them after `based_on`.
    """
    found = reach.volunteer(by, volunteer, ACT) if volunteer else _new(by, community, team)
    if known := once.already(by, key):
        return known
    _check(found, fields, new=volunteer is None)
    ground = (Action.WRITE, reach.PART) if volunteer else (Action.CREATE, Compartment.INDEX)
    with acting.act(by, ACT, facts_of(found), *ground) as act:
        _unchanged(found, based_on, new=volunteer is None)
        for name in set(CLEAR) & set(fields):
            setattr(found, name, fields[name])
        found.save(force_insert=volunteer is None)
        named = {name: fields[name] or "" for name in kinds.NAMED if name in fields}
        if named:
            act.write(found.pk, Compartment.IDENTITY, KIND, named, key=key)
        act.about(found.pk, Compartment.IDENTITY if named else reach.PART, version=found.number)
    return found.pk


def _check(found: Volunteer, fields: Mapping[str, Any], *, new: bool) -> None:
    if found.erased_at:
        raise Refusal("communities.erased")
    checks.volunteer(fields, {} if new else {name: getattr(found, name) for name in CLEAR}, clock.today())
    if new:
        checks.needed(fields, ("name",))


def _new(by: Access, community: UUID | None, team: UUID | None) -> Volunteer:
    home = reach.community(by, community or ids.new(), ACT)
    return Volunteer(
        id=ids.new(), agency_id=home.agency_id, team_id=reach.home(by, team), owner_id=by.id, community=home, number=0
    )


def _unchanged(found: Volunteer, based_on: int | None, *, new: bool) -> None:
    """Raise Refusal when somebody changed the volunteer after `based_on`; count the change that is made now."""
    if not new:
        current = Volunteer.rows.select_for_update(of=("self",)).get(pk=found.pk).number
        if based_on is not None and current != based_on:
            raise Refusal("communities.changed_meanwhile")
        found.number = current
    found.number += 1
