"""Who can be invited to a conference, and on what that rests: the gate for colleagues, consent and agreements for others."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from amparo.casework.conferences.kinds import Kind
from amparo.casework.consent import queries as consent
from amparo.casework.consent.rules import NAMED, Use
from amparo.casework.directory import queries as directory
from amparo.casework.referrals import queries as referrals
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action, Compartment, Facts, Role, decide
from amparo.trust.accounts import queries as accounts
from amparo.trust.accounts.actors import actors_of
from amparo.trust.disclosure.access import Access

PURPOSE = "case_conference"
ROLES = (Role.CASE_WORKER, Role.SUPERVISOR)


@dataclass(frozen=True)
class Guest:
    """Somebody who could be invited: as what, of which organisation (by name, and as what it stands in the directory)."""

    user: UUID
    name: str
    kind: Kind
    organization: str = ""
    organizations: tuple[UUID, ...] = ()


def colleagues(of_case: Facts) -> list[Guest]:
    """Return the own staff who may read the story of the case as it stands; for others there is nothing to sit together on."""
    listed = accounts.staff_of(of_case.agency, ROLES)
    actors = actors_of([user for user, _name in listed])
    return [
        Guest(user, name, Kind.OWN)
        for user, name in listed
        if any(decide(actor, Action.READ, of_case, Compartment.STORY).allowed for actor in actors.get(user, ()))
    ]


def partners(by: Access, person: UUID, of_case: Facts, groups: Collection[str]) -> list[Guest]:
    """Return the case staff of other agencies for which consent and an agreement in force name all of `groups`."""
    found: list[Guest] = []
    for agency, name in accounts.agency_names().items():
        if agency != of_case.agency:
            guests = [
                Guest(user, called, Kind.AGENCY, name, tuple(directory.organizations_of(agency)))
                for user, called in accounts.staff_of(agency, ROLES)
                if user not in of_case.conflicts | of_case.complained_of
            ]
            found += guests if guests and _may(by, person, guests[0], groups) else []
    return found


def providers(by: Access, person: UUID, of_case: Facts, groups: Collection[str]) -> list[Guest]:
    """Return the addressees of referrals of the case that stand, for whose organisation the person consents to `groups`."""
    found = []
    for sent in referrals.of_case(by, of_case.record):
        user, given = sent.row.addressee, sent.row.consent_id
        if user is None or given is None or not consent.holds(given):
            continue
        if user in of_case.conflicts | of_case.complained_of:
            continue
        organization = directory.service(by, sent.row.service).row.organization
        name = accounts.names_of([user]).get(user, "")
        guest = Guest(user, name, Kind.PROVIDER, organization.name, (organization.pk,))
        if guest not in found and _may(by, person, guest, groups):
            found.append(guest)
    return found


def _may(by: Access, person: UUID, guest: Guest, groups: Collection[str]) -> bool:
    try:
        basis(by, person, guest, groups)
    except Refusal:
        return False
    return True


def basis(by: Access, person: UUID, guest: Guest, groups: Collection[str]) -> UUID | None:
    """Return the consent on which somebody is invited (None: own staff need none); raise Refusal where it is missing.

    Another agency needs an agreement in force as well, also where none was ever written down.
    """
    if guest.kind is Kind.OWN:
        return None
    use = Use(PURPOSE, NAMED, frozenset(groups), guest.organization)
    found = consent.basis(by, person, use, guest.organizations, always=guest.kind is Kind.AGENCY)
    return found.required("conferences.needs_consent", "conferences.needs_agreement", "guests")


def guests(by: Access, person: UUID, of_case: Facts, groups: Collection[str]) -> list[Guest]:
    """Return everybody who could be invited, each once; the caller is there anyhow."""
    every = [
        *colleagues(of_case), *partners(by, person, of_case, groups), *providers(by, person, of_case, groups),
    ]  # fmt: skip
    known = {one.user: one for one in reversed(every)}
    return sorted((one for one in known.values() if one.user != by.id), key=lambda one: (one.organization, one.name))
