"""What stands before a referral is sent: which services fit, who of a service it can be addressed to, what would leave."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from amparo.casework.cases import queries as cases
from amparo.casework.directory import fitting as fits
from amparo.casework.directory import freshness
from amparo.casework.directory import queries as directory
from amparo.casework.people import queries as people
from amparo.casework.referrals import rules
from amparo.foundation import clock
from amparo.foundation.policy import Action, Compartment, Facts, Role
from amparo.trust.accounts import queries as accounts
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access


@dataclass(frozen=True)
class Offered:
    """A service to which a case can be referred: its listing, its people with an account, and what to be careful about.

    `version` is that of the person's details, so that nothing leaves which was changed after it was looked at.
    """

    service: directory.ServiceView
    addressees: list[tuple[UUID, str]]
    person: dict[str, Any]
    version: int
    facts: Facts

    @property
    def organization(self) -> str:
        """Return the name of the organisation, as the consent has to name it."""
        name: str = self.service.row.organization.name
        return name

    def warnings(self, *, urgent: bool) -> tuple[str, ...]:
        """Return codes of what to be careful about."""
        row, today = self.service.row, clock.today()
        checked = (today - row.checked_on).days if row.checked_on else None
        stale = freshness.limit("stale_after", today).amount
        wanted = any(fits.asks_training(term.code) for term in row.terms.all())
        trained = row.trained_for_survivors if wanted else "yes"
        listing = rules.Listing(checked, stale, row.capacity, row.reports_to_authorities, row.asks_status, trained)
        return rules.warnings(listing, urgent=urgent)


def may_refer(access: Access, case: UUID) -> tuple[UUID, Facts]:
    """Return the person and the facts of an open case on which `access` works; raise "not there" otherwise."""
    view = cases.case(access, case)
    gate.check(access, Action.WRITE, view.facts, Compartment.STORY, "referral.begun")
    return view.person.id, view.facts


def offered(access: Access, case: UUID, service: UUID) -> Offered:
    """Return one service for a case on which `access` works; raise "not there" when either may not be known."""
    person, facts = may_refer(access, case)
    view = directory.service(access, service)
    known = people.person(access, person).content
    return Offered(view, addressees(view, facts), known.fields, known.number, facts)


def addressees(view: directory.ServiceView, facts: Facts) -> list[tuple[UUID, str]]:
    """Return the people of a service with an account, without those who are kept away from the case."""
    agency = view.row.organization.staff_agency_id
    providers = accounts.staff_of(agency, [Role.SERVICE_PROVIDER]) if agency else []
    return [one for one in providers if one[0] not in facts.conflicts | facts.complained_of]


def fitting(access: Access, case: UUID, need: fits.Need) -> fits.Fitting:
    """Return which services fit a need of the person of a case, best first, and why each other one does not."""
    may_refer(access, case)
    return fits.fit(need, directory.offers(access))
