"""Among whom invitation and minutes are now: facts for the policy. Who is blocked on the case is kept away from both."""

from collections.abc import Collection
from uuid import UUID

from amparo.casework.cases import queries as cases
from amparo.casework.cases.queries.case import find
from amparo.casework.conferences.kinds import Kind
from amparo.casework.conferences.models import Conference, Invited
from amparo.casework.consent import queries as consent
from amparo.foundation.policy import Action, Compartment, Facts, Tier
from amparo.trust.accounts import ties
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access

PART = Compartment.CONFERENCE
NO_TEAM = UUID(int=0)


def standing(row: Conference) -> list[Invited]:
    """Return who is invited and was not taken back; people of other organisations only while their consent holds."""
    rows = Invited.rows.filter(conference=row, until=None).order_by("since", "pk")
    return [one for one in rows if one.kind == Kind.OWN or consent.holds(one.consent_id)]


def facts(row: Conference, users: Collection[UUID]) -> Facts:
    """Return the facts of what is among `users`; also people who cannot see the case's row are asked about by them."""
    kept_away = ties.ties_of([row.case_id]).get(row.case_id, ties.Ties())
    return Facts(
        record=row.pk, agency=row.agency_id, team=NO_TEAM, tier=Tier.RESTRICTED, parties=frozenset(users),
        conflicts=frozenset(kept_away.conflict), complained_of=frozenset(kept_away.complained_of),
    )  # fmt: skip


def of_invitation(row: Conference) -> Facts:
    """Return the facts of an invitation: it is among those who are invited."""
    return facts(row, {one.user for one in standing(row)})


def of_minutes(row: Conference) -> Facts:
    """Return the facts of minutes: they are among those who were present, and those to whom one of them gave them."""
    return facts(row, {one.user for one in standing(row) if one.present or one.given_by})


def invited(by: Access, conference: UUID, act: str) -> Conference:
    """Return a conference to which `by` is invited; raise "not there" for any other."""
    row = Conference.rows.filter(pk=conference).first()
    if row is None:
        raise gate.not_there(by, conference, act)
    gate.check(by, Action.READ, of_invitation(row), PART, act)
    found: Conference = row
    return found


def working(by: Access, conference: UUID, act: str) -> tuple[Conference, Facts]:
    """Return a conference of a case on which `by` works, and the facts of the case; raise "not there" for any other."""
    row = Conference.rows.filter(pk=conference).first()
    of_case = cases.facts_of([row.case_id]).get(row.case_id) if row else None
    if row is None or of_case is None:
        raise gate.not_there(by, conference, act)
    gate.check(by, Action.WRITE, of_case, PART, act)
    return row, of_case


def case_for(by: Access, case: UUID, act: str) -> tuple[UUID, Facts]:
    """Return person and facts of a case about which `by` may call a conference; raise "not there" for any other."""
    row, of_case = find(by, case, Compartment.NOTES)
    gate.check(by, Action.WRITE, of_case, PART, act)
    return row.person_id, of_case
