"""Rate what a factor does in a place: one more dated row; what was said before stays and ends by its date alone."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from amparo import practice
from amparo.casework.directory.queries.places import place_with
from amparo.casework.places import rules
from amparo.casework.places.models import Rating
from amparo.foundation import clock
from amparo.foundation.policy import Action, may
from amparo.trust.audit import actions as audit
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access

ACT = "places.rated"
COPIED = ("factor", "polarity", "strength", "known_by", "confidence", "valid_from", "valid_to")


@audit.one_act
def rate(*, by: Access, place: str, fields: Mapping[str, Any], key: UUID | None = None) -> None:
    """Keep a rating of a place (its P-code) as staff of an agency; raise Refusal beside a field that cannot be kept."""
    found = place_with(place)
    agency = by.actor.agency
    if found is None or agency is None or not may(by.actor, Action.RATE_PLACES).allowed:
        raise gate.not_there(by, None, ACT)
    if key and Rating.objects.filter(key=key).exists():
        return
    told = {**fields, "strength": fields.get("strength") or None}
    rules.check(told, practice.catalogue().lists, clock.today())
    copied = {name: told.get(name) for name in COPIED}
    Rating.objects.create(
        agency_id=agency, place_id=found, evidence=told["evidence"].strip(), by=by.id, key=key, **copied
    )
    detail = {"place": place, "factor": told["factor"]}
    audit.append([audit.Entry(actor=by.id, role=by.role, act=ACT, record=found, detail=detail)])
