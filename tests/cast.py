"""The cast of every test: invented staff of two agencies, and an invented child with her uncle."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID
from weakref import WeakValueDictionary

from django.contrib.auth.hashers import make_password

from amparo.foundation import clock
from amparo.foundation.policy import Role
from amparo.trust.accounts import actions as accounts
from amparo.trust.accounts.models import Agency, Post, Qualification, Team, User
from amparo.trust.disclosure.access import Access, access_for
from amparo.trust.vault import keyring, recipients
from amparo.trust.vault.keyring import Keyring
from amparo.trust.vault.models import PublicKey, RecipientKind

PUENTE, HORIZON = "Puente Amparo", "Horizon Aid"
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


ALL: dict[str, tuple[Role, str]] = {
    "alma": (Role.CASE_WORKER, "North"),
    "amir": (Role.CASE_WORKER, "North"),
    "bruno": (Role.SUPERVISOR, "North"),
    "selma": (Role.CASE_WORKER, "South"),
    "samuel": (Role.SUPERVISOR, "South"),
    "chidi": (Role.CASE_WORKER, "Coast"),
    "carla": (Role.SUPERVISOR, "Coast"),
    "dina": (Role.INFORMATION_OFFICER, PUENTE),
    "eyob": (Role.SERVICE_PROVIDER, HORIZON),
    "farah": (Role.ADMINISTRATOR, PUENTE),
    "petra": (Role.PROTECTION_DATA_OFFICER, PUENTE),
    "gita": (Role.FOCAL_POINT, PUENTE),
    "galo": (Role.FOCAL_POINT, PUENTE),
    "hana": (Role.FOCAL_POINT, HORIZON),
    "irene": (Role.CONTENT_EDITOR, PUENTE),
}
"""Everybody with their role, and the team they have it in, or their agency."""


def make_cast() -> Cast:
    """Make two agencies, three teams and the staff of every test: few statements, as most tests begin with it."""
    puente, horizon = Agency.objects.bulk_create(Agency(name=name) for name in (PUENTE, HORIZON))
    north, south, coast = teams = Team.objects.bulk_create(
        Team(agency=agency, name=name, office=office)
        for agency, name, office in (
            (puente, "North", "Capital"),
            (puente, "South", "Port"),
            (horizon, "Coast", "Port"),
        )
    )
    places = {team.name: (team.agency, team) for team in teams} | {PUENTE: (puente, None), HORIZON: (horizon, None)}
    passphrase = make_password(PASSPHRASE)
    users = User.objects.bulk_create(
        User(username=name, display_name=name.title(), agency=places[at][0], password=passphrase)
        for name, (_, at) in ALL.items()
    )
    Post.objects.bulk_create(
        Post(user=user, role=role.value, team=places[at][1], since=clock.now())
        for user, (role, at) in zip(users, ALL.values(), strict=True)
    )
    pairs = {user: keyring.new(user.pk) for user in users}
    PublicKey.objects.bulk_create(
        PublicKey(kind=RecipientKind.USER, owner=user.pk, key=public) for user, (_, public) in pairs.items()
    )
    OPEN.update({user.pk: keys for user, (keys, _) in pairs.items()})
    named = {user.username: user for user in users}
    return Cast(puente, horizon, north, south, coast, named, {user.username: keys for user, (keys, _) in pairs.items()})


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
