"""Pure thought about consent: what must be said, by whom, and whether it covers a use."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from amparo.foundation.errors import Refusal

BASIS_CONSENT = "consent"
BASIS_VITAL = "vital_interest"
NEEDED = ("purpose", "recipient_kind", "data_groups", "how_explained", "given_by")
KNOWN = (*NEEDED, "recipient", "basis", "reason", "guardian", "child_assents", "language", "interpreter", "note")


def check(fields: Mapping[str, Any], *, child: bool, status: str) -> None:
    """Raise Refusal when a consent does not say what it must.

    A child's consent names who gave it and the child's own assent; a child of any age is asked (facts/domain.md 5.1).
    """
    unknown = set(fields) - set(KNOWN)
    if unknown:
        raise Refusal("people.field_unknown", detail=sorted(unknown)[0])
    if fields.get("basis") == BASIS_VITAL:
        if not fields.get("reason"):
            raise Refusal("consent.reason_missing", field="reason")
    elif not fields.get("how_explained") or not fields.get("given_by"):
        raise Refusal("consent.not_explained", field="how_explained")
    for name in ("purpose", "recipient_kind", "data_groups"):
        if not fields.get(name):
            raise Refusal("consent.incomplete", field=name)
    if child and status == "given" and not fields.get("child_assents"):
        raise Refusal("consent.assent_missing", field="child_assents")


@dataclass(frozen=True)
class Use:
    """A use of data that is asked for: the codes of purpose, kind of recipient and data groups; the recipient's name."""

    purpose: str
    recipient_kind: str
    data_groups: frozenset[str]
    recipient: str = ""


@dataclass(frozen=True)
class Given:
    """A consent that stands: what it says and until when (None: until withdrawn)."""

    fields: Mapping[str, Any]
    until: date | None


def covers(given: Given, use: Use, today: date) -> bool:
    """Return whether one consent covers the use: same purpose, same recipient, all data groups, still in force.

    A consent that names a recipient covers that recipient only.
    """
    fields = given.fields
    if given.until is not None and given.until < today:
        return False
    named = fields.get("recipient") or ""
    return (
        fields["purpose"] == use.purpose
        and fields["recipient_kind"] == use.recipient_kind
        and named in ("", use.recipient)
        and use.data_groups <= set(fields["data_groups"])
    )


def permitted(consents: Iterable[Given], use: Use, today: date) -> bool:
    """Return whether any consent in force covers the use; no consent, no sharing."""
    return any(covers(given, use, today) for given in consents)
