"""Communities as those who work with them see them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from amparo.casework.communities import reach
from amparo.casework.communities.models import Community
from amparo.foundation import ids
from amparo.foundation.policy import Action, Facts
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.facts import facts_of_many


@dataclass(frozen=True)
class CommunityView:
    """One community with what is sealed of it opened."""

    row: Community
    content: gate.Content
    facts: Facts

    @property
    def id(self) -> UUID:
        """Return its id."""
        return self.row.pk

    @property
    def name(self) -> str:
        """Return its name; its code where none is opened."""
        return str(self.content.fields.get("name") or ids.code(self.row.pk))

    @property
    def groups(self) -> dict[str, int | None]:
        """Return the groups it says it has, each with its part of a hundred where that is known."""
        return {line["group"]: line.get("share") for line in self.content.fields.get("groups", [])}


def may_write(access: Access, facts: Facts) -> bool:
    """Return whether `access` may write about a community with these facts."""
    return gate.allowed(access, Action.WRITE, facts, reach.PART).allowed


def communities(access: Access, *, place: Iterable[str] = ()) -> QuerySet[Community]:
    """Return the rows of the communities that `access` may read, at one of these P-codes where any are named."""
    rows = (
        reach.communities(access)
        .select_related("place")
        .order_by(reach.open_first("ended_on"), "place__code", "made_at", "pk")
    )
    wanted = list(place)
    return rows.filter(place__code__in=wanted) if wanted else rows


def views(access: Access, found: Iterable[Community], act: str = "communities.listed") -> dict[UUID, CommunityView]:
    """Return id → community for those of `found` that `access` may read; whose words the database hides is absent too."""
    known = {row.pk: row for row in found}
    facts = facts_of_many(known.values())
    opened = gate.read_many(access, [gate.Ask(facts[key], reach.PART, key) for key in known], act)
    return {
        key: CommunityView(known[key], opened[key], facts[key]) for key in known if key in opened and opened[key].number
    }


def community(access: Access, community: UUID) -> CommunityView:
    """Return one community; raise "not there" when `access` may not read it."""
    act = "communities.opened"
    found = views(access, [reach.community(access, community, act)], act)
    if community not in found:
        raise gate.not_there(access, community, act)
    return found[community]


def choices(access: Access) -> list[tuple[str, str]]:
    """Return the communities that have not ended, as id and name, by name."""
    found = views(access, communities(access).filter(ended_on=None)).values()
    named: list[tuple[str, str]] = [(str(one.id), one.name) for one in found]
    return sorted(named, key=lambda pair: pair[1].casefold())


def fields_of(view: CommunityView) -> dict[str, Any]:
    """Return what a community says, by the names in which it is saved."""
    sealed = {name: view.content.fields.get(name) for name in ("name", "about", "groups")}
    return {**sealed, "place": view.row.place.code, "kind": view.row.kind, "ended_on": view.row.ended_on}
