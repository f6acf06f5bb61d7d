"""What every change of a listing has in common: a refusal keeps its entry in the log, a change becomes a revision."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db.models import Max

from amparo.casework.directory.models import Revision
from amparo.foundation.errors import Refusal
from amparo.trust.audit import actions as audit
from amparo.trust.disclosure.access import Access


def act_of(what: str, brought: UUID | None) -> str:
    """Return the act of keeping `what`: saved by somebody here, or brought in from elsewhere."""
    return f"directory.{what}_{'brought' if brought else 'saved'}"


def act_of_a_service() -> str:
    """Return the act by which a service says itself how things stand."""
    return "directory.service_told"


def already(by: Access, key: UUID | None) -> UUID | None:
    """Return the listing that `by` wrote under `key` before; raise "key_used" when somebody else did."""
    found = Revision.objects.filter(key=key).first() if key else None
    if found and found.by != by.id:
        raise Refusal("record.key_used")
    return found.record if found else None


def newest(record: UUID) -> int:
    """Return the number of the newest revision of a listing, 0 when there is none."""
    return Revision.objects.filter(record=record).aggregate(Max("number"))["number__max"] or 0


def unchanged_since(record: UUID, based_on: int | None) -> None:
    """Raise Refusal when somebody changed the listing after revision `based_on`, which the person saw."""
    if based_on is not None and newest(record) != based_on:
        raise Refusal("directory.changed_meanwhile")


def revise(by: Access | None, act: str, record: UUID, fields: Mapping[str, Any], key: UUID | None = None) -> None:
    """Write the next revision of a listing, and the leaf that tells of it without content."""
    number = newest(record) + 1
    who = by.id if by else None
    Revision.objects.create(record=record, number=number, act=act, fields=dict(fields), by=who, key=key)
    role = by.role if by else ""
    audit.append([audit.Entry(actor=who, role=role, act=act, record=record, detail={"revision": number})])
