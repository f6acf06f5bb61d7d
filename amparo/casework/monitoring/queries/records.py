"""Records as they are read: codes and counts by all who watch, words by those the access law opens them to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from amparo import practice
from amparo.casework.monitoring import reach
from amparo.casework.monitoring.models import Record
from amparo.foundation.forms import Form
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access

MOST = 100


@dataclass(frozen=True)
class RecordView:
    """One record with what of it was opened; `opens` says whether its words may be read at all by whoever asked."""

    row: Record
    content: gate.Content
    opens: bool

    @property
    def answers(self) -> dict[str, str]:
        """Return every answer that may be read."""
        return {**self.row.said, **self.content.fields.get("answers", {})}

    @property
    def exact(self) -> Mapping[str, str]:
        """Return the exact places of a record that is close (P-codes by their name), where they were opened."""
        found: dict[str, str] = self.content.fields.get("places", {})
        return found

    @property
    def form(self) -> Form:
        """Return the form in the version in which it was filled."""
        return practice.catalogue().form(self.row.form)


def records(access: Access, *, kind: str = "", place: str = "", most: int = MOST) -> list[Record]:
    """Return rows, the newest first, without opening any of them."""
    found = reach.records(access).select_related("place", "from_place", "to_place").order_by("-day", "-made_at")
    if kind:
        found = found.filter(kind=kind)
    if place:
        found = found.filter(place__code=place)
    return list(found[:most])


def one(access: Access, record: UUID) -> RecordView:
    """Return one record, opened as far as `access` may; raise "not there" for one that they may not know."""
    found = reach.records(access).select_related("place", "from_place", "to_place").filter(pk=record).first()
    if found is None:
        raise gate.not_there(access, record, "monitoring.opened")
    return opened(access, [found])[0]


def opened(access: Access, rows: Sequence[Record], act: str = "monitoring.opened") -> list[RecordView]:
    """Return rows with the words that `access` may read."""
    asks = gate.readable(access, [gate.Ask(reach.facts(row), reach.part(row), row.pk) for row in rows])
    contents = gate.read_many(access, asks, act) if asks else {}
    may = {ask.record for ask in asks}
    return [RecordView(row, contents.get(row.pk, gate.Content()), row.pk in may) for row in rows]
