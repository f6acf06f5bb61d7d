"""Volunteers as those who work with their community see them: the name only for who may read a person of that team."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models.functions import Coalesce

from amparo.casework.communities import limits, reach
from amparo.casework.communities.kinds import NAMED
from amparo.casework.communities.models import Volunteer
from amparo.casework.communities.rules.safeguards import Finding, Safeguards, may_be_sent
from amparo.foundation import clock, ids
from amparo.foundation.policy import Action, Compartment, Facts
from amparo.trust.accounts import queries as accounts
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.facts import authored_by, facts_of_many

IDENTITY = Compartment.IDENTITY
MOST = 50


@dataclass(frozen=True)
class VolunteerView:
    """One volunteer; `content` is empty for who may not know the name."""

    row: Volunteer
    facts: Facts
    content: gate.Content | None
    supervisor: str
    finding: Finding
    may_write: bool
    may_name: bool
    may_hand_over: bool
    may_decide: bool

    @property
    def id(self) -> UUID:
        """Return the volunteer's id."""
        return self.row.pk

    @property
    def code(self) -> str:
        """Return the short code that can be read out."""
        return ids.code(self.row.pk)

    @property
    def name(self) -> str:
        """Return the name, nothing for who may not know it."""
        return self.said("name")

    def said(self, name: str) -> str:
        """Return what is sealed of the volunteer, nothing for who may not know it."""
        return str(self.content.fields.get(name) or "") if self.content and name in NAMED else ""


def volunteers(access: Access, community: UUID | None = None) -> list[VolunteerView]:
    """Return the volunteers of the agency, of one community where it is named: those who help now before those who stopped."""
    found = reach.volunteers(access).select_related("community__place")
    if community is not None:
        found = found.filter(community=community)
    return _views(access, list(found.order_by(reach.open_first("stopped_on"), "ends_on", "pk")), "communities.listed")


def kept_too_long(access: Access) -> list[VolunteerView]:
    """Return volunteers who stopped so long ago that name and contact should go, those first who stopped first."""
    last = clock.today() - timedelta(days=limits.named("volunteer_kept", clock.today()).amount)
    ended = Coalesce("stopped_on", "ends_on")
    found = reach.volunteers(access).filter(erased_at=None).annotate(ended=ended).filter(ended__lt=last)
    return _views(
        access, list(found.select_related("community__place").order_by("ended", "pk")[:MOST]), "communities.listed"
    )


def volunteer(access: Access, volunteer: UUID) -> VolunteerView:
    """Return one volunteer; raise "not there" when `access` may not read the safeguards."""
    act = "communities.volunteer_opened"
    return _views(access, [reach.volunteer(access, volunteer, act)], act)[0]


def _views(access: Access, rows: Sequence[Volunteer], act: str) -> list[VolunteerView]:
    if not rows:
        return []
    facts = facts_of_many(rows)
    kept = [row.pk for row in rows if row.erased_at is None]
    named = gate.read_many(access, [gate.Ask(facts[key], IDENTITY, key) for key in kept], act)
    owners = {(row.owner_id, row.agency_id) for row in rows if row.owner_id}
    names = accounts.names_of([owner for owner, _ in owners])
    there = {owner for owner, agency in owners if accounts.works_for(owner, agency)}
    return [
        _view(
            access, row, facts[row.pk], named.get(row.pk), names.get(row.owner_id or row.pk, ""), row.owner_id in there
        )
        for row in rows
    ]


def _view(
    access: Access, row: Volunteer, facts: Facts, content: gate.Content | None, supervisor: str, supervised: bool
) -> VolunteerView:
    def may(action: Action, part: Compartment) -> bool:
        return gate.allowed(access, action, facts, part).allowed

    return VolunteerView(
        row=row,
        facts=facts,
        content=content,
        supervisor=supervisor,
        finding=finding(row, supervised=supervised),
        may_write=may(Action.WRITE, reach.PART),
        may_name=may(Action.WRITE, IDENTITY),
        may_hand_over=may(Action.REASSIGN, Compartment.INDEX),
        may_decide=_may_decide(access, row, facts),
    )


def _may_decide(access: Access, row: Volunteer, facts: Facts) -> bool:
    """Return whether `access` may erase a volunteer whose erasure somebody else asked for."""
    asked = authored_by(facts, row.erasure_asked_by)
    waits = row.erasure_asked_by is not None and row.erased_at is None
    return waits and gate.allowed(access, Action.APPROVE, asked, Compartment.INDEX).allowed


def finding(row: Volunteer, *, supervised: bool) -> Finding:
    """Return whether a volunteer may be sent today; `supervised`: the worker who answers for them is still there."""
    today = clock.today()
    known = Safeguards(
        row.code_signed, row.trained, row.trained_on, row.reference, supervised, row.since, row.ends_on, row.stopped_on
    )
    return may_be_sent(known, today, limits.named("training_counts", today).amount)
