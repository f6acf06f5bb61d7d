"""The cast of every test: invented staff of two agencies, and an invented child with her uncle."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID
from weakref import WeakValueDictionary

from amparo.foundation.policy import Role
from amparo.trust.accounts import actions as accounts
from amparo.trust.accounts.models import Agency, Qualification, Team, User
from amparo.trust.disclosure.access import Access, access_for
from amparo.trust.vault import keyring, recipients
from amparo.trust.vault.keyring import Keyring
from amparo.trust.vault.models import RecipientKind

PASSPHRASE = "a quiet river under stones"
NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


@dataclass
class Cast:
    """Everybody, with the teams they work in."""

    puente: Agency
    horizon: Agency
    north: Team
    south: Team
    other: Team
    users: dict[str, User]
    keys: dict[str, Keyring]

    def access(self, name: str, role: Role | None = None) -> Access:
        """Return the access of a member of the cast."""
        return access_for(self.users[name], role, keys=self.keys[name])

    def join(self, name: str, role: Role, team: Team, *areas: str) -> None:
        """Let one more colleague join a team, qualified in specialised areas."""
        user = accounts.make_user(team.agency, name, name.title(), PASSPHRASE, [(role, team)])
        self.users[name], self.keys[name] = user, key_pair(user)
        for area in areas:
            Qualification.objects.create(user=user, area=area)

    def qualify(self) -> None:
        """Let the specialists join team North: Greta and Nadia (gender-based violence), Tomas (counter-trafficking).

        Nadia supervises. The others of the cast are qualified in nothing.
        """
        self.join("greta", Role.CASE_WORKER, self.north, "gbv")
        self.join("tomas", Role.CASE_WORKER, self.north, "ct")
        self.join("nadia", Role.SUPERVISOR, self.north, "gbv")

    def __getattr__(self, name: str) -> Access:
        """Return `cast.alma` and so on as an access."""
        users = self.__dict__.get("users", {})
        if name in users:
            return self.access(name)
        raise AttributeError(name)


def make_cast() -> Cast:
    """Make two agencies, three teams and the staff of every test."""
    puente, horizon = accounts.make_agency("Puente Amparo"), accounts.make_agency("Horizon Aid")
    north = accounts.make_team(puente, "North", "Capital")
    south = accounts.make_team(puente, "South", "Port")
    other = accounts.make_team(horizon, "Coast", "Port")
    people: list[tuple[str, Agency, Role, Team | None]] = [
        ("alma", puente, Role.CASE_WORKER, north),
        ("amir", puente, Role.CASE_WORKER, north),
        ("bruno", puente, Role.SUPERVISOR, north),
        ("selma", puente, Role.CASE_WORKER, south),
        ("samuel", puente, Role.SUPERVISOR, south),
        ("chidi", horizon, Role.CASE_WORKER, other),
        ("carla", horizon, Role.SUPERVISOR, other),
        ("dina", puente, Role.INFORMATION_OFFICER, None),
        ("eyob", horizon, Role.SERVICE_PROVIDER, None),
        ("farah", puente, Role.ADMINISTRATOR, None),
        ("petra", puente, Role.PROTECTION_DATA_OFFICER, None),
        ("gita", puente, Role.FOCAL_POINT, None),
        ("galo", puente, Role.FOCAL_POINT, None),
        ("hana", horizon, Role.FOCAL_POINT, None),
    ]
    users = {
        name: accounts.make_user(agency, name, name.title(), PASSPHRASE, [(role, team)])
        for name, agency, role, team in people
    }
    return Cast(puente, horizon, north, south, other, users, {name: key_pair(user) for name, user in users.items()})


OPEN: WeakValueDictionary[UUID, Keyring] = WeakValueDictionary()
"""The open keys of the cast of the test that runs, for the browsers in which they are signed in."""


def key_pair(user: User) -> Keyring:
    """Give a member of the cast a key pair, as a sign-in with a passphrase does; return it open."""
    keys, public = keyring.new(user.pk)
    OPEN[user.pk] = keys
    recipients.install(RecipientKind.USER, user.pk, public)
    return keys


SARA: dict[str, Any] = {
    "name_given": "Sara",
    "name_father": "Yusuf",
    "name_family": "Idriss",
    "name_as_written": "سارة يوسف إدريس",
    "name_script": "arabic",
    "preferred_name": "Saroura",
    "birth_date": "2011-03-04",
    "sex": "female",
    "population_groups": ["refugee"],
    "nationalities": ["SDN"],
    "languages": ["ara"],
    "contact_channel": "through_person",
    "contact_value": "+000 555 0101",
    "contact_not_know": "the man who drove the lorry",
}
UNCLE: dict[str, Any] = {
    "name_given": "Hassan",
    "name_father": "Idriss",
    "name_family": "Idriss",
    "birth_date": "1984",
    "sex": "male",
    "languages": ["ara"],
}


def register_sara(cast: Cast, by: str = "alma") -> UUID:
    """Register Sara in the team of `by`; return her id."""
    from amparo.casework.people import actions

    access = cast.access(by)
    return actions.register(by=access, fields=SARA, team=next(iter(access.actor.teams)))
