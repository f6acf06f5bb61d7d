"""What every change of a listing has in common: a refusal keeps its entry in the log, a change becomes a revision."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, ParamSpec, TypeVar
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from amparo.casework.directory.models import Revision
from amparo.foundation.errors import Refusal
from amparo.trust.audit import actions as audit
from amparo.trust.disclosure.access import Access

P = ParamSpec("P")
R = TypeVar("R")


def one_act(function: Callable[P, R]) -> Callable[P, R]:
    """Run an act in one transaction; a refusal, which comes before any write, keeps the leaf that tells of it."""

    @wraps(function)
    def acted(*args: P.args, **kwargs: P.kwargs) -> R:
        with transaction.atomic():
            try:
                return function(*args, **kwargs)
            except Refusal as caught:
                refusal = caught
        raise refusal

    return acted


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
