"""One case, as far as the reader may see it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from amparo.casework.cases import rules
from amparo.casework.cases.models import Case, CaseStatus, Deadline
from amparo.casework.people import queries as people
from amparo.foundation import ids
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action, Compartment, Facts
from amparo.trust.accounts import queries as accounts
from amparo.trust.accounts import ties
from amparo.trust.disclosure import circles, gate, scope
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.facts import facts_of_many

SUMMARY = "cases.case"
NOBODY = UUID(int=0)


@dataclass(frozen=True)
class CaseView:
    """A case: its clear row, the person, and the summary when the reader may read the story (else empty)."""

    row: Case
    facts: Facts
    person: people.PersonView
    summary: dict[str, Any]
    story_open: bool
    owner_name: str
    team_name: str
    deadlines: list[Deadline]

    @property
    def id(self) -> UUID:
        """Return the case's identifier."""
        return self.row.pk

    @property
    def code(self) -> str:
        """Return the short code that can be read out."""
        return ids.code(self.row.pk)

    @property
    def is_open(self) -> bool:
        """Return whether work goes on."""
        return self.row.status == CaseStatus.OPEN

    @property
    def risk_level(self) -> str:
        """Return the level that counts: the supervisor's when there is one for this finding, else the computed one."""
        return rules.risk_level(self.summary)


def may(access: Access, action: Action, facts: Facts, compartment: Compartment) -> bool:
    """Return whether `access` may do `action` there; for screens that show only what can be done."""
    return gate.allowed(access, action, facts, compartment).allowed


def find(access: Access, case_id: UUID, compartment: Compartment = Compartment.INDEX) -> tuple[Case, Facts]:
    """Return the clear row and facts of a case whose `compartment` `access` may read; raise "not there" otherwise."""
    found, facts = _found(access, case_id, compartment)
    return found, facts[found.pk]


def _found(access: Access, case_id: UUID, compartment: Compartment) -> tuple[Case, dict[UUID, Facts]]:
    found = with_person(Case.rows.filter(pk=case_id)).first()
    if found is None:
        raise gate.not_there(access, case_id, "case.opened")
    facts = facts_of_many([found, found.person])
    gate.check(access, Action.READ, facts[found.pk], compartment, "case.opened")
    return found, facts


def with_person(rows: QuerySet[Case]) -> QuerySet[Case]:
    """Return `rows` with the clear row of each person beside it, as views need them."""
    return rows.select_related("person")


def reachable(access: Access, case_id: UUID) -> Facts:
    """Return the facts of a case whose index `access` may read; raise "not there" otherwise."""
    return find(access, case_id)[1]


def responsible(access: Access) -> Q:
    """Return the condition that `access` is responsible for a case: as its owner, or covering for the owner."""
    return Q(owner=access.id) | Q(pk__in=ties.covered_by(access.id))


def case(access: Access, case_id: UUID) -> CaseView:
    """Return one case; raise "not there" when `access` may not read who it is about."""
    row, facts = _found(access, case_id, Compartment.IDENTITY)
    found = views(access, [row], "case.opened", facts)
    if not found:
        gate.check(access, Action.READ, facts[row.person_id], people.IDENTITY, "case.opened")
        raise Refusal(gate.SEALED)
    circles.pass_on([facts[row.pk], facts[row.person_id]], access.keys)
    return found[0]


def cases_of_person(access: Access, person: UUID) -> list[CaseView]:
    """Return the person's cases that `access` may see, newest first."""
    rows = scope.visible(Case.rows.filter(person=person), access, Action.READ, Compartment.IDENTITY)
    return views(access, list(with_person(rows).order_by("-opened_at")), "case.listed")


def views(access: Access, rows: list[Case], act: str, facts: dict[UUID, Facts] | None = None) -> list[CaseView]:
    """Return views of `rows` (with person) in their order; rows whose person may not be read are left out.

    `facts` are those of the cases and their people, where they are known already.
    """
    facts = facts or facts_of_many([*rows, *(row.person for row in rows)])
    asked = [gate.Ask(facts[person], people.IDENTITY, person) for person in {row.person_id for row in rows}]
    stories = [gate.Ask(facts[row.pk], Compartment.STORY, row.pk) for row in rows]
    opened = gate.read_many(access, [*asked, *stories], act)
    seen = people.views(asked, opened)
    owners = accounts.names_of([row.owner_id for row in rows if row.owner_id])
    teams = accounts.team_names([row.team_id for row in rows])
    clocks = running(row.pk for row in rows)
    return [
        CaseView(
            row,
            facts[row.pk],
            seen[row.person_id],
            opened[row.pk].fields if row.pk in opened else {},
            row.pk in opened,
            owners.get(row.owner_id or NOBODY, ""),
            teams.get(row.team_id, ""),
            clocks.get(row.pk, []),
        )
        for row in rows
        if row.person_id in seen
    ]


def running(cases: Iterable[UUID]) -> dict[UUID, list[Deadline]]:
    """Return case id → clocks that still run, the first due first."""
    found: dict[UUID, list[Deadline]] = {}
    for clock_row in Deadline.objects.filter(case__in=list(cases), met_at=None).order_by("due_at"):
        found.setdefault(clock_row.case_id, []).append(clock_row)
    return found
