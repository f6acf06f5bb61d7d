"""What a listing must say before it is kept: plain checks on plain values, with the field that has to be mended."""

from collections.abc import Iterable, Mapping
from typing import Any

from amparo import practice
from amparo.casework.directory import hours
from amparo.casework.directory.kinds import LocationType, Said, Status
from amparo.foundation.errors import Refusal

ORGANIZATION = ("name", "alternate_name", "description", "kind", "email", "website", "phones", "staff_agency")
LOCATION = (
    "name", "location_type", "is_protected", "place", "address_1", "postal_code", "transportation", "latitude", "longitude",
    "url", "accessibility",
)  # fmt: skip
SERVICE = (
    "name", "alternate_name", "description", "url", "email", "status", "application_process", "fees_description",
    "interpretation_services", "alert", "eligibility_description", "minimum_age", "maximum_age", "sexes", "nationalities",
    "turned_away", "asks_status", "reports_to_authorities", "trained_for_survivors", "safe_contact_note", "capacity",
    "capacity_available", "capacity_maximum", "types", "hours", "languages", "areas", "costs", "documents", "phones",
    "contacts", "locations",
)  # fmt: skip
CODED = {
    "kind": "organization_kind", "types": "service_type", "languages": "languages", "sexes": "sex", "nationalities": "countries",
    "turned_away": "turned_away", "capacity": "referral_capacity", "accessibility": "accessibility_kind",
}  # fmt: skip
FIXED: Mapping[str, Iterable[str]] = {
    "status": Status.values,
    "location_type": LocationType.values,
    "asks_status": Said.values,
    "reports_to_authorities": Said.values,
    "trained_for_survivors": Said.values,
}
LONGEST = 5000


def check(fields: Mapping[str, Any], known: Iterable[str], needed: Iterable[str]) -> None:
    """Raise Refusal beside the first field that is unknown, missing, too long, or holds a code of no list."""
    for name in needed:
        if not fields.get(name):
            raise Refusal("directory.missing", field=name)
    for name, value in fields.items():
        if name not in known:
            raise ValueError(f"a listing has no {name}")
        if any(len(text) > LONGEST for text in _texts(value)):
            raise Refusal("directory.too_long", field=name)
        if unknown_codes(name, value):
            raise Refusal("directory.unknown_code", field=name)


def check_service(fields: Mapping[str, Any]) -> None:
    """Raise Refusal for a service that cannot be kept: nothing it does, ages out of order, hours nobody can read."""
    check(fields, SERVICE, ("name", "types"))
    youngest, oldest = fields.get("minimum_age"), fields.get("maximum_age")
    if youngest is not None and oldest is not None and youngest > oldest:
        raise Refusal("directory.ages", field="maximum_age")
    free, whole = fields.get("capacity_available"), fields.get("capacity_maximum")
    if free is not None and whole is not None and free > whole:
        raise Refusal("directory.capacity", field="capacity_available")
    _read_hours(fields)


def _read_hours(fields: Mapping[str, Any]) -> None:
    try:
        hours.read(fields.get("hours") or "")
    except hours.HoursUnread as problem:
        raise Refusal("directory.hours", field="hours", detail=str(problem)) from problem


def check_part(fields: Mapping[str, Any]) -> None:
    """Raise Refusal for a part of a service that cannot be kept beside the rest of its listing."""
    check(fields, SERVICE, ())
    _read_hours(fields)


def unknown_codes(name: str, value: Any) -> list[str]:
    """Return the codes in `value` that the list of field `name` does not know; nothing for fields without a list."""
    codes = [str(code) for code in (value if isinstance(value, list | tuple) else [value]) if code not in ("", None)]
    if name in CODED:
        known = practice.catalogue().lists[CODED[name]].by_code
        return [code for code in codes if code not in known]
    return [code for code in codes if code not in FIXED[name]] if name in FIXED else []


def _texts(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        return (value,)
    return (text for text in value if isinstance(text, str)) if isinstance(value, list | tuple) else ()
