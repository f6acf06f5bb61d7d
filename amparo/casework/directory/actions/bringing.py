"""Bring in listings that are kept elsewhere: as somebody of the agency that keeps them here, all of them or none."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from amparo.casework.directory.actions.revising import act_of
from amparo.casework.directory.actions.saving import save_location, save_organization
from amparo.casework.directory.actions.services import save_service
from amparo.casework.directory.models import Place, Revision
from amparo.exchange.hsds import Listing
from amparo.foundation.errors import Refusal
from amparo.trust.disclosure.access import Access


@dataclass(frozen=True)
class NotKept(Exception):
    """A listing that cannot be kept, and why; nothing of the package was."""

    listing: Listing
    refusal: Refusal


@dataclass(frozen=True)
class Usual:
    """What a listing gets that does not say it in words known here: codes of organization_kind and of service_type."""

    kind: str = ""
    type: str = ""


@transaction.atomic
def bring_in(*, by: Access, listings: Iterable[Listing], usual: Usual) -> Counter[str]:
    """Keep listings under the ids they have elsewhere; return how many are new, changed, the same, and kept as changed here.

    Raises NotKept for the first that cannot be kept. What somebody changed here since it came stays as it is.
    """
    counts: Counter[str] = Counter()
    named = places_by_name()
    for one in listings:
        try:
            counts[_bring(by, one, _fields(one, usual, named))] += 1
        except Refusal as refusal:
            raise NotKept(one, refusal) from refusal
    return counts


def _bring(by: Access, one: Listing, fields: dict[str, Any]) -> str:
    kept = Revision.objects.filter(record=one.id).order_by("-number")
    came = kept.filter(act=act_of(one.table, one.id)).first()
    if came is not None and came.fields == fields:
        return "the same"
    if kept.exclude(act=act_of(one.table, one.id)).filter(number__gt=came.number if came else 0).exists():
        return "changed here and left as they are"
    known = one.id if came else None
    if one.table == "organization":
        save_organization(by=by, fields=fields, organization=known, brought=one.id)
    elif one.of is not None and one.table == "location":
        save_location(by=by, organization=one.of, fields=fields, location=known, brought=one.id)
    elif one.of is not None:
        save_service(by=by, organization=one.of, fields=fields, service=known, brought=one.id)
    return "changed" if known else "new"


def _fields(one: Listing, usual: Usual, named: dict[str, str]) -> dict[str, Any]:
    fields = dict(one.fields)
    if one.table == "organization":
        fields["kind"] = fields["kind"] or usual.kind
    if one.table == "service":
        fields["types"] = fields["types"] or ([usual.type] if usual.type else [])
    if one.table == "location":
        fields["place"] = named.get(fields.pop("city", "").casefold(), "")
    return fields


def places_by_name() -> dict[str, str]:
    """Return name → P-code of those places whose name no other place in force has, in whichever language."""
    named: dict[str, set[str]] = {}
    for place in Place.objects.filter(valid_to=None):
        for name in place.names.values():
            named.setdefault(name.casefold(), set()).add(place.code)
    return {name: next(iter(codes)) for name, codes in named.items() if len(codes) == 1}
