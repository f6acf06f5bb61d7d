"""The history of one entry: what each version changed, by whom and when."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from amparo.casework.cases.models import Entry
from amparo.casework.cases.queries.case import find
from amparo.casework.cases.queries.entries import compartment_of
from amparo.trust.accounts import queries as accounts
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access


@dataclass(frozen=True)
class Change:
    """One version: its number, signature, the fields that changed (name, before, after) and those left in conflict."""

    number: int
    by: str
    at: datetime | None
    fields: tuple[tuple[str, Any, Any], ...]
    conflicts: tuple[str, ...]


def versions(access: Access, entry_id: UUID) -> list[gate.Content]:
    """Return every version of an entry, oldest first; raise "not there" when `access` may not read it."""
    row = Entry.rows.filter(pk=entry_id).first()
    if row is None:
        raise gate.not_there(access, entry_id, "history.opened")
    _, facts = find(access, row.case_id)
    return gate.read_versions(access, gate.Ask(facts, compartment_of(row), entry_id))


def changes(access: Access, entry_id: UUID) -> list[Change]:
    """Return the changes of an entry, newest first; raise "not there" when `access` may not read it."""
    every = versions(access, entry_id)
    names = accounts.names_of([each.changed_by for each in every if each.changed_by])
    before = gate.Content()
    found = []
    for each in every:
        by = names.get(each.changed_by, "") if each.changed_by else ""
        found.append(Change(each.number, by, each.at, _between(before, each), tuple(sorted(each.conflicts))))
        before = each
    return found[::-1]


def _between(before: gate.Content, after: gate.Content) -> tuple[tuple[str, Any, Any], ...]:
    names = sorted(set(before.fields) | set(after.fields))
    pairs = [(name, before.fields.get(name), after.fields.get(name)) for name in names]
    return tuple(pair for pair in pairs if pair[1] != pair[2])
