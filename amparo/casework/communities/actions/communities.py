"""Keep a community as a whole: where, of which kind, its name and groups."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from amparo.casework.communities import checks, reach
from amparo.casework.communities.actions.writing import place, unchanged
from amparo.casework.communities.models import Community
from amparo.foundation import ids
from amparo.foundation.policy import Action
from amparo.trust.disclosure import acting, gate
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.acting import once
from amparo.trust.disclosure.facts import facts_of

KIND = "communities.community"
ACT = "communities.community_saved"


def save_community(
    *, by: Access, fields: Mapping[str, Any], community: UUID | None = None, based_on: int | None = None,
    team: UUID | None = None, key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Keep a community, a new one of `by`'s team when `community` is None; return its id.

    Raises Refusal beside a field that cannot be kept, or when somebody changed it after version `based_on`.
    """
    found = reach.community(by, community, ACT) if community else _new(by, team)
    if known := once.already(by, key):
        return known
    checks.community(fields)
    with acting.act(by, ACT, facts_of(found), Action.WRITE if community else Action.CREATE, reach.PART) as act:
        if community:
            unchanged(by, act.facts, found, based_on)
        found.place_id, found.kind, found.ended_on = place(fields["place"]), fields["kind"], fields.get("ended_on")
        found.save(force_insert=community is None)
        written = act.write(found.pk, reach.PART, KIND, _sealed(fields), key=key)
        act.about(found.pk, reach.PART, version=written.number)
    return found.pk


def _sealed(fields: Mapping[str, Any]) -> dict[str, Any]:
    groups = list(fields.get("groups") or [])
    return {"name": fields["name"], "about": fields.get("about") or "", "groups": groups}


def _new(by: Access, team: UUID | None) -> Community:
    if by.actor.agency is None:
        raise gate.not_there(by, None, ACT)
    return Community(id=ids.new(), agency_id=by.actor.agency, team_id=reach.home(by, team), owner_id=by.id)
