"""The entries of a case file as views, one or all, and the bytes of its documents."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from amparo.casework.cases import answers as filled
from amparo.casework.cases.models import Entry, EntryKind, StoredFile
from amparo.casework.cases.queries.case import NOBODY, find
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Compartment, Facts
from amparo.trust.accounts import queries as accounts
from amparo.trust.disclosure import gate, kept_apart
from amparo.trust.disclosure.access import Access

COMPARTMENTS = {
    EntryKind.FORM: Compartment.STORY,
    EntryKind.INCIDENT: Compartment.STORY,
    EntryKind.JOURNEY: Compartment.STORY,
    EntryKind.NOTE: Compartment.NOTES,
    EntryKind.TASK: Compartment.NOTES,
    EntryKind.SUPERVISION: Compartment.NOTES,
    EntryKind.DOCUMENT: Compartment.FILES,
}


APART = frozenset({EntryKind.FORM, EntryKind.TASK, EntryKind.SUPERVISION, EntryKind.DOCUMENT})
"""Entries that may belong to a specialised area: nothing in their row says so (trust/disclosure/kept_apart)."""


def compartment_of(entry: Entry) -> Compartment:
    """Return the compartment an entry's content is sealed in."""
    return compartments_of([entry])[entry.pk]


def compartments_of(rows: Sequence[Entry]) -> dict[UUID, Compartment]:
    """Return entry → the compartment its content is sealed in; nothing is opened."""
    asked = [row.pk for row in rows if row.kind in APART and not row.step]
    apart = kept_apart.compartments_of(asked) if asked else {}
    return {row.pk: apart.get(row.pk, COMPARTMENTS[EntryKind(row.kind)]) for row in rows}


@dataclass(frozen=True)
class EntryView:
    """One opened entry of a case file."""

    row: Entry
    facts: Facts
    content: gate.Content
    by_name: str = ""
    decided_by_name: str = ""

    @property
    def id(self) -> UUID:
        """Return the entry's identifier."""
        return self.row.pk

    @property
    def fields(self) -> dict[str, Any]:
        """Return the opened fields."""
        return self.content.fields

    @property
    def answers(self) -> dict[str, str]:
        """Return the answers of a filled form: path → text."""
        return filled.given(self.fields)


def entries(
    access: Access,
    case_id: UUID,
    kinds: Sequence[EntryKind] = tuple(EntryKind),
    step: str = "",
    act: str = "entry.listed",
) -> list[EntryView]:
    """Return the entries of a case that `access` may read, newest first, of `kinds` and (when given) of `step`."""
    _, facts = find(access, case_id)
    rows = Entry.rows.filter(case=case_id, kind__in=[kind.value for kind in kinds])
    if step:
        rows = rows.filter(step=step)
    return _views(access, list(rows.order_by("-on", "-created_at")), facts, act)


def entry(access: Access, entry_id: UUID, *kinds: EntryKind) -> EntryView:
    """Return one entry (of `kinds`, when given); raise "not there" when `access` may not read it."""
    row = Entry.rows.filter(pk=entry_id).first()
    if row is None or (kinds and row.kind not in kinds):
        raise gate.not_there(access, entry_id, "entry.opened")
    _, facts = find(access, row.case_id)
    found = _views(access, [row], facts, "entry.opened")
    if not found:
        raise Refusal(gate.NOT_THERE)
    return found[0]


def _views(access: Access, rows: list[Entry], facts: Facts, act: str) -> list[EntryView]:
    places = compartments_of(rows)
    opened = gate.read_many(access, [gate.Ask(facts, places[row.pk], row.pk) for row in rows], act)
    names = accounts.names_of([who for row in rows for who in (row.created_by, row.decided_by) if who])
    return [
        EntryView(row, facts, opened[row.pk], names.get(row.created_by, ""), names.get(row.decided_by or NOBODY, ""))
        for row in rows
        if row.pk in opened
    ]


def document(access: Access, entry_id: UUID) -> tuple[EntryView, bytes]:
    """Return a document entry and its bytes; raise "not there" when `access` may not read it."""
    view = entry(access, entry_id, EntryKind.DOCUMENT)
    stored = StoredFile.objects.filter(entry=entry_id).first()
    if stored is None:
        raise Refusal(gate.NOT_THERE)
    return view, gate.read_file(access, gate.Ask(view.facts, compartment_of(view.row), entry_id), stored.sealed)
