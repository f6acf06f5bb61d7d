"""Keep an organisation or a location as a whole."""

from typing import Any
from uuid import UUID, uuid5

from amparo.casework.directory import reach, rules
from amparo.casework.directory.actions.revising import act_of, already, revise, unchanged_since
from amparo.casework.directory.models import Accessibility, Location, Organization, Phone, Place
from amparo.foundation import clock, ids
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action, may
from amparo.trust.accounts import queries as accounts
from amparo.trust.audit import actions as audit
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access


@audit.one_act
def save_organization(
    *, by: Access, fields: dict[str, Any], organization: UUID | None = None, based_on: int | None = None, key: UUID | None = None,
    brought: UUID | None = None,
) -> UUID:  # fmt: skip
    """Keep an organisation, a new one when `organization` is None; `brought` is the id under which it is kept elsewhere.

    Returns its id. Raises Refusal beside a field that cannot be kept, or when somebody changed it after revision `based_on`.
    """
    act = act_of("organization", brought)
    if known := already(by, key):
        return known
    found = reach.organization(by, organization, act) if organization else _new_organization(by, act, brought)
    unchanged_since(found.pk, based_on)
    rules.check(fields, rules.ORGANIZATION, ("name", "kind"))
    for name in set(rules.ORGANIZATION) - {"phones", "staff_agency"}:
        setattr(found, name, fields.get(name) or "")
    found.staff_agency_id = _agency(fields.get("staff_agency") or "")
    found.modified_at = clock.now()
    found.save()
    write_phones(found.pk, fields.get("phones") or [], organization=found)
    revise(by, act, found.pk, fields, key)
    return found.pk


def _agency(written: str) -> UUID | None:
    """Return the agency whose accounts are an organisation's own people; None for none."""
    known = {str(key): key for key in accounts.agency_names()}
    if written and written not in known:
        raise Refusal("directory.unknown_code", field="staff_agency")
    return known.get(written)


def _new_organization(by: Access, act: str, brought: UUID | None) -> Organization:
    if by.actor.agency is None or not may(by.actor, Action.EDIT_DIRECTORY).allowed:
        raise gate.not_there(by, None, act)
    return Organization(id=brought or ids.new(), agency_id=by.actor.agency)


@audit.one_act
def save_location(
    *, by: Access, organization: UUID, fields: dict[str, Any], location: UUID | None = None, based_on: int | None = None,
    key: UUID | None = None, brought: UUID | None = None,
) -> UUID:  # fmt: skip
    """Keep a location of an organisation, a new one when `location` is None; `brought` is its id elsewhere. Returns its id.

    Only who may know protected places can make a place protected or open it again.
    """
    act = act_of("location", brought)
    if known := already(by, key):
        return known
    kept = reach.organization(by, organization, act)
    found = reach.location(by, location, act) if location else Location(id=brought or ids.new(), organization=kept)
    if found.organization_id != kept.pk:
        raise gate.not_there(by, location, act)
    unchanged_since(found.pk, based_on)
    rules.check(fields, rules.LOCATION, ("name",))
    if fields.get("is_protected") and not reach.knows_protected(by):
        raise Refusal("directory.protected", field="is_protected")
    _fill(found, fields)
    found.save()
    _write_accessibility(found, fields.get("accessibility") or [])
    revise(by, act, found.pk, fields, key)
    return found.pk


def _fill(found: Location, fields: dict[str, Any]) -> None:
    found.place = place(fields.get("place") or "", "place")
    found.is_protected = bool(fields.get("is_protected"))
    found.latitude, found.longitude = fields.get("latitude"), fields.get("longitude")
    found.location_type = fields.get("location_type") or "physical"
    for name in ("name", "address_1", "postal_code", "transportation", "url"):
        setattr(found, name, fields.get(name) or "")


def place(code: str, field: str) -> Place | None:
    """Return the place with this P-code, None for no code; raise Refusal when there is none."""
    found = Place.objects.filter(code=code).first() if code else None
    if code and found is None:
        raise Refusal("directory.unknown_place", field=field)
    return found


def write_phones(owner: UUID, numbers: list[str], **of: Any) -> None:
    """Write the telephone numbers of an organisation or service anew."""
    Phone.objects.filter(**of).delete()
    Phone.objects.bulk_create(Phone(id=uuid5(owner, f"phone {number}"), number=number, **of) for number in numbers)


def _write_accessibility(location: Location, codes: list[str]) -> None:
    location.accessibility.all().delete()
    Accessibility.objects.bulk_create(Accessibility(id=ids.new(), location=location, code=code) for code in codes)
