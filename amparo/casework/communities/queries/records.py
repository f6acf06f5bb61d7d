"""Records of communities: their rows as lists know them, and opened one by one or for one page of a list."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from amparo.casework.communities import reach
from amparo.casework.communities.kinds import COUNTS, KINDS, QUESTIONS, Kind
from amparo.casework.communities.models import Count, Rumour, Told, Understanding
from amparo.casework.communities.queries.communities import CommunityView, views
from amparo.casework.communities.reach import open_first
from amparo.foundation.policy import Action, may
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.facts import facts_of_many

ORDER = {
    "session": ("-held_on", "-made_at"), "action": (open_first("finished_on"), "due_on", "made_at"),
    "rating": ("-rated_on", "-made_at"), "committee": (open_first("ended_on"), "-since"),
    "campaign": ("-begins_on", "-made_at"), "rumour": (open_first("answered_at"), "check_by", "made_at"),
}  # fmt: skip


@dataclass(frozen=True)
class RecordView:
    """One record of a community, opened, with its counts."""

    kind: Kind
    row: Any
    content: gate.Content
    community: CommunityView
    counts: tuple[Count, ...] = ()
    answers: tuple[Understanding, ...] = ()

    @property
    def id(self) -> UUID:
        """Return its id."""
        key: UUID = self.row.pk
        return key

    def said(self, name: str) -> Any:
        """Return what it says under seal; nothing where it says nothing."""
        return self.content.fields.get(name) or ""

    @property
    def present(self) -> int:
        """Return how many people its counts hold."""
        return sum(one.number for one in self.counts)

    @property
    def published(self) -> UUID | None:
        """Return what everybody was told of it; nothing where nobody was."""
        return getattr(self.row, "published", None)

    @property
    def fields(self) -> dict[str, Any]:
        """Return what it says, by the names in which it is saved."""
        found = {name: getattr(self.row, name, None) for name in self.kind.clear}
        found |= {name: self.content.fields.get(name) for name in (*self.kind.sealed, *self.kind.lines)}
        for name in ("session", "committee"):
            if name in found:
                found[name] = getattr(self.row, f"{name}_id")
        if "place" in found:
            found["place"] = self.row.place.code if self.row.place else ""
        if isinstance(self.row, Rumour):
            found["heard_on"] = self.row.heard_at.date()
        return found | self._lines()

    def _lines(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        if COUNTS in self.kind.lines:
            named = ("group", "sex", "age", "number")
            found[COUNTS] = [{name: getattr(one, name) for name in named} for one in self.counts]
        if QUESTIONS in self.kind.lines:
            found[QUESTIONS] = [
                {**line, "right": one.right, "wrong": one.wrong, "unsure": one.unsure}
                for line, one in zip(self.content.fields.get(QUESTIONS) or [], self.answers, strict=False)
            ]
        return found


def rows(access: Access, what: str, community: UUID | None = None) -> QuerySet[Any]:
    """Return the rows of one kind of record that `access` may read, of one community where it is named."""
    model = KINDS[what].model
    found = model.rows.filter(community__in=reach.communities(access)).select_related("community__place")
    if hasattr(model, "place"):
        found = found.select_related("community__place", "place")
    if community is not None:
        found = found.filter(community=community)
    return found.order_by(*ORDER[what], "pk")


def opened(access: Access, what: str, found: Sequence[Any], act: str = "communities.listed") -> list[RecordView]:
    """Return some rows opened, in their order; those that `access` may not read are left out."""
    kind = KINDS[what]
    homes = views(access, {row.community for row in found}, act)
    facts = facts_of_many({row.community for row in found})
    asks = [gate.Ask(facts[row.community_id], reach.PART, row.pk) for row in found if row.community_id in homes]
    contents = gate.read_many(access, asks, act)
    counts, answers = _counts(row.pk for row in found), _answers(row.pk for row in found)
    return [
        RecordView(
            kind, row, contents[row.pk], homes[row.community_id], counts.get(row.pk, ()), answers.get(row.pk, ())
        )
        for row in found
        if row.pk in contents and contents[row.pk].number
    ]


def one(access: Access, what: str, record: UUID) -> RecordView:
    """Return one record; raise "not there" when `access` may not read it."""
    act = "communities.record_opened"
    row = reach.record(access, KINDS[what].model, record, act)
    found = opened(access, what, [row], act)
    if not found:
        raise gate.not_there(access, record, act)
    return found[0]


def of_community(access: Access, what: str, community: UUID, most: int = 100) -> list[RecordView]:
    """Return the records of one kind of a community, opened."""
    return opened(access, what, list(rows(access, what, community)[:most]))


def may_tell(access: Access, view: RecordView) -> bool:
    """Return whether `access` may tell everybody what came of a record, which nobody told yet."""
    told = isinstance(view.row, Told) and view.row.published is None
    return told and may(access.actor, Action.PUBLISH_FEEDBACK).allowed


def _counts(records: Iterable[UUID]) -> dict[UUID, tuple[Count, ...]]:
    found: dict[UUID, tuple[Count, ...]] = {}
    for one in Count.rows.filter(record__in=list(records)).order_by("group", "sex", "age"):
        found[one.record] = (*found.get(one.record, ()), one)
    return found


def _answers(campaigns: Iterable[UUID]) -> dict[UUID, tuple[Understanding, ...]]:
    found: dict[UUID, tuple[Understanding, ...]] = {}
    for one in Understanding.rows.filter(campaign__in=list(campaigns)).order_by("position"):
        found[one.campaign_id] = (*found.get(one.campaign_id, ()), one)
    return found
