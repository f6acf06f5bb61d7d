"""What was received about a case: one record sealed with the area, and nothing in the clear tells that there is one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from amparo.casework.cases.areas import carried
from amparo.casework.cases.brought_in.lines import AREA, Draft
from amparo.casework.cases.models import Case
from amparo.exchange import htcds
from amparo.foundation.policy import Compartment, Facts
from amparo.practice.specialised import Specialised
from amparo.trust.disclosure import gate, kept_apart
from amparo.trust.disclosure.access import Access

FIELD = "received:"


@dataclass(frozen=True)
class Put:
    """A form that was begun with a part of what was received; field → its values that the form has no code for."""

    entry: UUID
    form: str
    table: str
    row: int
    fields: Mapping[str, htcds.Values]

    @classmethod
    def of(cls, entry: UUID, draft: Draft, left: Mapping[str, htcds.Values]) -> "Put":
        """Return what a draft took."""
        return cls(entry, draft.form, draft.table, draft.row, {name: left.get(name, ()) for name in draft.fields})

    def kept(self) -> dict[str, Any]:
        """Return it as the record keeps it."""
        return {**self.__dict__, "entry": str(self.entry), "fields": {n: list(v) for n, v in self.fields.items()}}


@dataclass(frozen=True)
class Receipt:
    """One case of a file as it was received: from whom, when and by whom it was taken in, whole, and what became forms."""

    source: str
    at: datetime
    by: UUID
    record: htcds.Record
    put: tuple[Put, ...] = ()
    key: str = ""

    @property
    def consent(self) -> str:
        """Return what it tells of consent: TRUE, FALSE, or "" where it says nothing. It counts for nothing here."""
        return self.record.one("con_Consent")

    @property
    def says(self) -> Iterator[tuple[str, int, str]]:
        """Yield everything it says, in the order of the standard: field or heading, row of its table (0: stands once), text."""
        for name in htcds.standard.fields():
            rows = enumerate(self.record.rows.get(name[:3], ()), 1)
            for number, row in ((0, self.record.once), *rows):
                if name in row:
                    yield name, number, "; ".join(row[name])
        yield from ((heading, 0, text) for heading, text in self.record.other.items())

    def kept(self) -> dict[str, Any]:
        """Return it as the record keeps it."""
        rows = {table: [_plain(row) for row in some] for table, some in self.record.rows.items()}
        said = {"once": _plain(self.record.once), "rows": rows, "other": dict(self.record.other)}
        forms = [one.kept() for one in self.put]
        return {"source": self.source, "at": self.at.isoformat(), "by": str(self.by), "record": said, "forms": forms}


def _plain(row: htcds.Row) -> dict[str, list[str]]:
    return {name: list(values) for name, values in row.items()}


def _row(row: Mapping[str, list[str]]) -> htcds.Row:
    return {name: tuple(values) for name, values in row.items()}


def _receipt(kept: Mapping[str, Any], key: str = "") -> Receipt:
    said = kept["record"]
    rows = {table: tuple(_row(row) for row in some) for table, some in said["rows"].items()}
    forms = [{**one, "entry": UUID(one["entry"]), "fields": _row(one["fields"])} for one in kept["forms"]]
    return Receipt(
        kept["source"], datetime.fromisoformat(kept["at"]), UUID(kept["by"]),
        htcds.Record(_row(said["once"]), rows, said["other"]), tuple(Put(**one) for one in forms), key,
    )  # fmt: skip


def area() -> Specialised:
    """Return the area in which all of it is sealed."""
    return carried.known()[AREA]


def place() -> Compartment:
    """Return the compartment in which all of it is sealed."""
    return carried.place_of(area())


def record_of(case: UUID) -> UUID:
    """Return the id of the record of what was received about a case."""
    return kept_apart.record_for(case, "received from elsewhere")


def receipts(access: Access, case: Case, facts: Facts, act: str) -> tuple[Receipt, ...]:
    """Return what was received about a case, oldest first; nothing for who may not read the area."""
    ask = gate.Ask(facts, place(), record_of(case.pk))
    opened = gate.read_many(access, [ask], act).get(ask.record)
    fields = opened.fields if opened else {}
    found = [_receipt(kept, name) for name, kept in fields.items() if name.startswith(FIELD)]
    return tuple(sorted(found, key=lambda one: one.at))
