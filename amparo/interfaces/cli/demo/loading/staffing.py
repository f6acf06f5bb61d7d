"""Makes the agencies, teams and accounts of the invented country; only the cast can sign in."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from amparo.foundation.policy import Role
from amparo.interfaces.cli.demo.casework.staff import Team, Worker, staff
from amparo.trust.accounts import actions as accounts
from amparo.trust.accounts.queries import colleagues, open_account, supervisors_of
from amparo.trust.disclosure.access import Access, access_for
from amparo.trust.staffing import enrolling, hashing, keys

PASSPHRASE = "lanterns over the quiet harbour"  # noqa: S105 (printed for everybody: nobody in the country is real)  # nosec B105
"""The invented passphrase of the whole cast."""

CLINIC = "Clínica Bahía"
"""The organisation of the directory whose people have their accounts in Horizon Aid."""
CAST = ("alma", "bruno", "chidi", "dina", "eyob", "farah", "gita", "galo", "irene", "petra")


@dataclass(frozen=True)
class House:
    """The database's ids by the keys of the stories."""

    agencies: dict[str, UUID]
    teams: dict[str, Team]
    team_ids: dict[str, UUID]
    users: dict[str, UUID]


def hire(size: int) -> House:
    """Make everybody who works in a country of `size` people."""
    everybody = staff(size)
    with transaction.atomic():
        agencies = {key: accounts.make_agency(name) for key, name in everybody.agencies.items()}
        teams = {
            team.key: accounts.make_team(agencies[team.agency], team.name, everybody.offices[team.office])
            for team in everybody.teams
        }
        users = {
            worker.key: enrolling.bring_in(
                agencies[worker.agency],
                worker.key,
                worker.name,
                PASSPHRASE if worker.key in CAST else None,
                [(Role(worker.role), teams.get(worker.team))],
                _language(worker),
            )
            for worker in everybody.workers
        }
    return House(
        {key: agency.pk for key, agency in agencies.items()},
        {team.key: team for team in everybody.teams},
        {key: team.pk for key, team in teams.items()},
        {key: user.pk for key, user in users.items()},
    )


def _language(worker: Worker) -> str:
    return worker.languages[0]


def at_work(username: str, role: Role) -> Access:
    """Return a member of the cast at work, with the private key that the passphrase of all opens."""
    user = open_account(username)
    if user is None:
        raise LookupError(username)
    with hashing.listening() as roots:
        user.check_password(PASSPHRASE)
    return access_for(user, role, keys=keys.entered(user, roots))


def keepers(house: House) -> tuple[Access, ...]:
    """Return a supervisor of each agency, who keep the directory of services."""
    found: dict[str, Access] = {}
    for key, team in sorted(house.team_ids.items()):
        supervisors = supervisors_of(team)
        for user in colleagues(team):
            if user.pk in supervisors:
                found.setdefault(house.teams[key].agency, access_for(user, Role.SUPERVISOR))
    return tuple(found.values())
