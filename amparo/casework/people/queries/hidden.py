"""Restricted people whom the reader may read, opened in the reader's session for the program to search and compare in.

The server's index knows none of them; what is opened here is forgotten with the request.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from amparo.casework.people.models import Person
from amparo.casework.people.projection import KIND
from amparo.casework.people.queries.person import IDENTITY, PersonView, views
from amparo.foundation.policy import Facts, Tier
from amparo.trust import projections
from amparo.trust.disclosure import gate, scanning, scope
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.facts import facts_of_many

Restricted = tuple[dict[UUID, Facts], dict[UUID, gate.Content]]
Hits = list[projections.Hit]


def restricted(access: Access, reach: scope.Reach, act: str) -> Restricted:
    """Return the facts of the restricted people in `reach`, and what their records say, for the program to compare: one leaf."""
    facts = facts_of_many(_rows(access, reach))
    return facts, scanning.scan(access, [gate.Ask(each, IDENTITY, key) for key, each in facts.items()], act)


def indexed(opened: Mapping[UUID, gate.Content]) -> projections.PeopleIndex:
    """Return an index of people whose records were opened, in this session alone."""
    return projections.index_of(KIND, {key: {"fields": content.fields} for key, content in opened.items()})


@dataclass(frozen=True)
class Opened:
    """People opened for one search: restricted ones to look through, and others `beside` them, to be shown."""

    access: Access
    asks: dict[UUID, gate.Ask]
    contents: dict[UUID, gate.Content]
    beside: frozenset[UUID]

    def find(self, ask: Callable[[projections.PeopleIndex], Hits]) -> Hits:
        """Return whom `ask` finds in an index of the restricted people alone."""
        hidden = {key: each for key, each in self.contents.items() if key not in self.beside}
        return ask(indexed(hidden)) if hidden else []

    def show(self, people: Sequence[UUID], act: str) -> dict[UUID, PersonView]:
        """Return those of `people` that were opened; who was only looked through until now gets a leaf of `act`."""
        shown = [self.asks[key] for key in people if key in self.contents]
        scanning.show(self.access, [ask for ask in shown if ask.record not in self.beside], act)
        return views(shown, self.contents)


def open_with(access: Access, reach: scope.Reach, beside: Iterable[Person], act: str) -> Opened:
    """Open the restricted people in `reach` to search in, and those `beside` them for showing, logged as `act`."""
    shown = list(beside)
    asks = {key: gate.Ask(each, IDENTITY, key) for key, each in facts_of_many([*_rows(access, reach), *shown]).items()}
    first = frozenset(row.pk for row in shown)
    contents = scanning.scan(
        access,
        [ask for key, ask in asks.items() if key not in first],
        "person.searched",
        beside=[asks[key] for key in first],
        beside_act=act,
    )
    return Opened(access, asks, contents, first)


def _rows(access: Access, reach: scope.Reach) -> Iterable[Person]:
    """Return the clear rows of the restricted people in reach; of none where no key is open that would read them."""
    return reach.of(Person.rows.filter(duplicate_of=None), Tier.RESTRICTED) if access.keys else []
