"""The reader's own restricted people, opened for one search in their own session: the server's index knows none of them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from amparo.casework.people.models import Person
from amparo.casework.people.projection import KIND
from amparo.casework.people.queries.person import IDENTITY, PersonView, views
from amparo.foundation.policy import Tier
from amparo.trust import projections
from amparo.trust.disclosure import gate, scanning, scope
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.facts import facts_of_many

Hits = list[projections.Hit]


@dataclass(frozen=True)
class Opened:
    """People opened for one search: restricted ones to look through, and others `beside` them, to be shown."""

    access: Access
    asks: dict[UUID, gate.Ask]
    contents: dict[UUID, gate.Content]
    beside: frozenset[UUID]

    def find(self, ask: Callable[[projections.PeopleIndex], Hits]) -> Hits:
        """Return whom `ask` finds in an index of the restricted people alone; it is forgotten at once."""
        sealed = {key: {"fields": each.fields} for key, each in self.contents.items() if key not in self.beside}
        return ask(projections.index_of(KIND, sealed)) if sealed else []

    def show(self, people: Sequence[UUID], act: str) -> dict[UUID, PersonView]:
        """Return those of `people` that were opened; who was only looked through until now gets a leaf of `act`."""
        shown = [self.asks[key] for key in people if key in self.contents]
        scanning.show(self.access, [ask for ask in shown if ask.record not in self.beside], act)
        return views(shown, self.contents)


def open_with(access: Access, reach: scope.Reach, beside: Iterable[Person], act: str) -> Opened:
    """Open the restricted people in `reach` to search in, and those `beside` them for showing, logged as `act`."""
    shown = list(beside)
    rows = reach.of(Person.rows.filter(duplicate_of=None), Tier.RESTRICTED) if access.keys else []
    asks = {key: gate.Ask(each, IDENTITY, key) for key, each in facts_of_many([*rows, *shown]).items()}
    first = frozenset(row.pk for row in shown)
    contents = scanning.scan(
        access,
        [ask for key, ask in asks.items() if key not in first],
        "person.searched",
        beside=[asks[key] for key in first],
        beside_act=act,
    )
    return Opened(access, asks, contents, first)
