"""Restricted people whom the reader may read, opened in the reader's session for the program to search and compare in."""

from collections.abc import Mapping
from uuid import UUID

from amparo.casework.people.models import Person
from amparo.casework.people.projection import KIND
from amparo.casework.people.queries.person import IDENTITY
from amparo.foundation.policy import Facts, Tier
from amparo.trust import projections
from amparo.trust.disclosure import gate, scanning, scope
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.facts import facts_of_many

Restricted = tuple[dict[UUID, Facts], dict[UUID, gate.Content]]


def restricted(access: Access, reach: scope.Reach, act: str) -> Restricted:
    """Return the facts of the restricted people in `reach`, and what their records say, for the program to compare: one leaf."""
    rows = reach.of(Person.rows.filter(tier=Tier.RESTRICTED.value, duplicate_of=None))
    facts = facts_of_many(rows) if access.keys else {}
    return facts, scanning.scan(access, [gate.Ask(each, IDENTITY, key) for key, each in facts.items()], act)


def indexed(opened: Mapping[UUID, gate.Content]) -> projections.PeopleIndex:
    """Return an index of people whose records were opened, in this session alone."""
    return projections.index_of(KIND, {key: {"fields": content.fields} for key, content in opened.items()})
