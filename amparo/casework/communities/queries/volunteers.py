"""Volunteers as those who work with their community see them: the name only for who may read a person of that team."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from amparo.casework.communities import limits, reach
from amparo.casework.communities.kinds import NAMED
from amparo.casework.communities.models import Volunteer
from amparo.casework.communities.rules.safeguards import Finding, Safeguards, may_be_sent
from amparo.foundation import clock, ids
from amparo.foundation.policy import Action, Compartment, Facts
from amparo.trust.accounts import queries as accounts
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.facts import facts_of_many

IDENTITY = Compartment.IDENTITY


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


def volunteer(access: Access, volunteer: UUID) -> VolunteerView:
    """Return one volunteer; raise "not there" when `access` may not read the safeguards."""
    act = "communities.volunteer_opened"
    return _views(access, [reach.volunteer(access, volunteer, act)], act)[0]


def _views(access: Access, rows: Sequence[Volunteer], act: str) -> list[VolunteerView]:
    facts = facts_of_many(rows)
    named = gate.read_many(access, [gate.Ask(facts[row.pk], IDENTITY, row.pk) for row in rows], act)
    owners = {(row.owner_id, row.agency_id) for row in rows if row.owner_id}
    names = accounts.names_of([owner for owner, _ in owners])
    there = {owner for owner, agency in owners if accounts.works_for(owner, agency)}
    return [
        VolunteerView(
            row=row,
            facts=facts[row.pk],
            content=named.get(row.pk),
            supervisor=names.get(row.owner_id, "") if row.owner_id else "",
            finding=finding(row, supervised=row.owner_id in there),
            may_write=gate.allowed(access, Action.WRITE, facts[row.pk], reach.PART).allowed,
            may_name=gate.allowed(access, Action.WRITE, facts[row.pk], IDENTITY).allowed,
        )
        for row in rows
    ]


def finding(row: Volunteer, *, supervised: bool) -> Finding:
    """Return whether a volunteer may be sent today; `supervised`: the worker who answers for them is still there."""
    today = clock.today()
    known = Safeguards(
        row.code_signed, row.trained, row.trained_on, row.reference, supervised, row.since, row.ends_on, row.stopped_on
    )
    return may_be_sent(known, today, limits.named("training_counts", today).amount)
