"""Pure thought about consent: what must be said, by whom, and whether it covers a use."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from amparo.foundation.errors import Refusal

BASIS_CONSENT = "consent"
BASIS_VITAL = "vital_interest"
NAMED = "named_agency"
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


def use_of(fields: Mapping[str, Any]) -> Use:
    """Return the whole use that a consent is about."""
    return Use(
        fields["purpose"], fields["recipient_kind"], frozenset(fields["data_groups"]), fields.get("recipient") or ""
    )


@dataclass(frozen=True)
class Answer:
    """What a person answered: given or refused, when, what it says, and until when it holds (None: until withdrawn)."""

    given: bool
    at: datetime
    fields: Mapping[str, Any]
    until: date | None = None


def covers(answer: Answer, use: Use, today: date) -> bool:
    """Return whether one answer allows the use: same purpose, same recipient, all data groups, still in force.

    A consent that names a recipient covers that recipient only; one to a named organisation covers none without a name.
    """
    fields = answer.fields
    past = answer.until is not None and answer.until < today
    nameless = fields.get("recipient_kind") == NAMED and not fields.get("recipient")
    if not answer.given or past or nameless:
        return False
    return _about(fields, use) and use.data_groups <= set(fields["data_groups"])


def refuses(answer: Answer, use: Use) -> bool:
    """Return whether one answer refuses any part of the use."""
    return (
        not answer.given and _about(answer.fields, use) and not use.data_groups.isdisjoint(answer.fields["data_groups"])
    )


def permitting(answers: Sequence[Answer], use: Use, today: date) -> Answer | None:
    """Return an answer that allows the use and that no later answer refuses; None: no consent, no sharing."""
    refused = [answer.at for answer in answers if refuses(answer, use)]
    allowing = (answer for answer in answers if covers(answer, use, today))
    return next((answer for answer in allowing if not any(at > answer.at for at in refused)), None)


def _about(fields: Mapping[str, Any], use: Use) -> bool:
    return (
        fields["purpose"] == use.purpose
        and fields["recipient_kind"] == use.recipient_kind
        and (fields.get("recipient") or use.recipient) == use.recipient
    )
