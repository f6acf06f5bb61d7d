"""What a reader counts of a specialised area in their own session: of cases they may open there. Nothing is kept of it.

The server knows of a restricted case neither that it carries an area nor what stands in it; so whoever may open these cases
opens them, with their own key and a line in the log of each, and what is reckoned from them goes when the page is made.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from amparo.casework.cases.areas.carried import CARRIED, known, place_of, record_of
from amparo.casework.cases.areas.knowledge import Filled, knowledge
from amparo.casework.cases.queries.case import CaseView, views, with_person
from amparo.casework.cases.queries.file import file_of
from amparo.casework.cases.queries.reach import in_reach
from amparo.foundation.policy import Action
from amparo.foundation.scoring import by_name
from amparo.trust.accounts import ties
from amparo.trust.disclosure import gate, kept_apart
from amparo.trust.disclosure.access import Access

ACT = "case.listed"
"""The log's word says nothing of an area: what was looked through reads like any list."""


@dataclass(frozen=True)
class Carrying:
    """A case that carries the area, with the complete forms of the area, oldest first."""

    view: CaseView
    forms: Sequence[Filled]

    @property
    def opened(self) -> date:
        """Return the day on which work on it began."""
        return self.view.row.opened_at.date()

    @property
    def ended(self) -> date | None:
        """Return the day on which work on it ended, None while it goes on."""
        row = self.view.row
        return None if self.view.is_open or row.closed_at is None else row.closed_at.date()

    def filled(self, stem: str) -> list[Filled]:
        """Return every complete filling of one form, oldest first."""
        return [each for each in self.forms if each.stem == stem]


def answer(form: Filled, name: str) -> str:
    """Return the answer to a question by its name, "" where there is none."""
    return by_name(form.answers).get(name, "")


def day(form: Filled, name: str) -> date | None:
    """Return the day that was answered to a question, None where there is none."""
    text = answer(form, name)
    return date.fromisoformat(text) if text else None


def carrying(access: Access, area_name: str) -> list[Carrying]:
    """Return the cases that carry an area, of those on which `access` may read it; planted ones are nobody's.

    Which of them have ever been in the area is looked up first, so that no other case is opened for it.
    """
    area = known()[area_name]
    rows = in_reach(access, Action.READ, place_of(area)).filter(person__use_restricted_at=None)
    marks = {
        record_of(row.pk, area.name): row for row in with_person(rows.exclude(pk__in=ties.planted())).order_by("pk")
    }
    there = kept_apart.compartments_of(marks) if marks else {}
    seen = views(access, [row for mark, row in marks.items() if mark in there], ACT)
    asks = {view.id: gate.Ask(view.facts, place_of(area), record_of(view.id, area.name)) for view in seen}
    said = gate.read_many(access, list(asks.values()), ACT)
    inside = [
        view for view in seen if (found := said.get(asks[view.id].record)) and found.fields.get("state") == CARRIED
    ]
    return [Carrying(view, knowledge(file_of(access, view, ACT), [area]).finished(area)) for view in inside]
