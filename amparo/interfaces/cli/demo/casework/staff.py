"""Two invented agencies with offices, teams and workers; every two thousand people get a district of their own.

So a worker's caseload is alike in a demo of 2,000 and of 100,000, and record k keeps its worker whatever the size.
"""

from dataclasses import dataclass
from functools import cache

from amparo.interfaces.cli.demo.dice import Dice, Weighted

DISTRICT = 2000
"""Records in a district."""

AGENCIES = {"A": "Puente Amparo", "B": "Horizon Aid"}
_OFFICES = (("coast", "Bahía Clara"), ("border", "Paso Alto"), ("capital", "Nueva Vega"))
# Agency, office, language of the notes, name.
_TEAMS = (
    ("A", "coast", "en", "Coast welcome team"),
    ("A", "coast", "fr", "Coast outreach team"),
    ("A", "border", "es", "Border team"),
    ("A", "capital", "en", "Capital family team"),
    ("B", "border", "es", "Border shelter team"),
    ("B", "capital", "ar", "Capital legal and family team"),
)
# Route → teams (by place above) with their share of its people.
_BY_ROUTE: dict[int, Weighted[int]] = {
    1: Weighted([(2, 60), (4, 32), (0, 8)]), 2: Weighted([(0, 55), (5, 35), (1, 10)]), 3: Weighted([(0, 40), (1, 60)]),
    4: Weighted([(1, 60), (5, 30), (0, 10)]), 5: Weighted([(1, 90), (2, 10)]), 6: Weighted([(4, 70), (3, 30)]),
    7: Weighted([(3, 60), (5, 40)]), 8: Weighted([(5, 60), (3, 40)]), 9: Weighted([(3, 80), (2, 20)]),
    10: Weighted([(2, 50), (4, 50)]),
}  # fmt: skip
_CARRIES: tuple[tuple[float, ...], ...] = (
    (1.0, 1.1, 1.0, 1.0, 1.0), (1.0, 1.2, 1.1, 1.1, 1.0), (2.8, 1.0, 1.0, 1.0), (1.1, 3.1, 1.2, 1.0, 1.1),
    (1.3, 1.2, 1.0, 1.0), (1.2, 1.2, 1.2, 1.0, 1.0),
)  # fmt: skip
"""How much each case worker of a team carries beside the others; two carry far too much."""

_LOADS = tuple(Weighted(list(enumerate(loads))) for loads in _CARRIES)
_GIVEN = (
    "Amaia", "Benoît", "Carmen", "Davit", "Elif", "Fanta", "Goran", "Hanan", "Iskra", "Jonas", "Kofi", "Lucía",
    "Malik", "Nadia", "Ousmane", "Petra", "Quique", "Rahel", "Samir", "Tariku", "Ulla", "Viktor", "Wafa", "Ximena",
    "Yonas", "Zeynep", "Anouk", "Bilal", "Celeste", "Dario",
)  # fmt: skip
_FAMILY = (
    "Arce", "Belmonte", "Castaño", "Duarte", "Elmi", "Ferrat", "Galindo", "Haddou", "Ibarra", "Jansen", "Kamau",
    "Lozano", "Mbeki", "Novak", "Ortega",
)  # fmt: skip
_EXTRA_LANGUAGES = {"en": ("en", "es"), "fr": ("fr", "en"), "es": ("es", "en"), "ar": ("ar", "fr")}


@dataclass(frozen=True, slots=True)
class Team:
    """A team with the keys of its workers, case workers first."""

    key: str
    name: str
    agency: str
    office: str
    language: str
    workers: tuple[str, ...]
    supervisor: str


@dataclass(frozen=True, slots=True)
class Worker:
    """Somebody who signs in: `role` is the value of a Role."""

    key: str
    name: str
    role: str
    agency: str
    team: str
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Staff:
    """Everybody of a demo country: agencies and offices by key, teams and workers."""

    agencies: dict[str, str]
    offices: dict[str, str]
    teams: tuple[Team, ...]
    workers: tuple[Worker, ...]


@cache
def staff(size: int) -> Staff:
    """Return the agencies, offices, teams and workers of a demo country of `size` people."""
    districts = range((size + DISTRICT - 1) // DISTRICT)
    offices = {f"{key}{number(d)}": f"{name}{number(d, ' ')}" for d in districts for key, name in _OFFICES}
    teams = tuple(team for district in districts for team in teams_of(district))
    workers = tuple(worker for team in teams for worker in _workers(team))
    return Staff(AGENCIES, offices, teams, workers + _OTHERS)


@cache
def teams_of(district: int) -> tuple[Team, ...]:
    """Return the six teams of a district (0 is the one of the cast)."""
    found = []
    for at, (agency, office, language, name) in enumerate(_TEAMS):
        key = f"team{at + 1}{number(district)}"
        workers, supervisor = [f"{key}_worker{n + 1}" for n in range(len(_CARRIES[at]))], f"{key}_supervisor"
        if district == 0 and at == 0:
            workers[0], supervisor = "alma", "bruno"
        if district == 0 and at == 4:
            workers[0] = "chidi"
        title = f"{name}{number(district, ' ')}"
        found.append(Team(key, title, agency, f"{office}{number(district)}", language, tuple(workers), supervisor))
    return tuple(found)


def number(district: int, before: str = "_") -> str:
    """Return what sets a district's names apart: nothing for the first, then 2, 3 …"""
    return "" if district == 0 else f"{before}{district + 1}"


def assign(dice: Dice, record: int, route: int, alma: bool | None) -> tuple[Team, str]:
    """Choose team and worker for a household; `alma` forces (or forbids) her, None leaves it to chance.

    Alma gets more of the first two hundred, so that her day is lively in the smallest demo too.
    """
    teams, first = teams_of(record // DISTRICT), record < DISTRICT
    if alma or (alma is None and first and dice.chance(0.04 if record < 200 else 0.012)):
        return teams[0], teams[0].workers[0]
    at = dice.whole(0, 5) if dice.chance(0.08) else dice.weighted(_BY_ROUTE[route])
    worker = dice.weighted(_LOADS[at])
    if first and at == 0 and worker == 0:
        worker = dice.whole(1, 4)
    return teams[at], teams[at].workers[worker]


def _workers(team: Team) -> tuple[Worker, ...]:
    spoken = _EXTRA_LANGUAGES[team.language]
    keys = [(key, "case_worker") for key in team.workers] + [(team.supervisor, "supervisor")]
    return tuple(Worker(key, _CAST.get(key) or _name(key), role, team.agency, team.key, spoken) for key, role in keys)


def _name(key: str) -> str:
    dice = Dice("staff", key)
    return f"{dice.of(_GIVEN)} {dice.of(_FAMILY)}"


_CAST = {"alma": "Alma Reyes", "bruno": "Bruno Valdés", "chidi": "Chidi Okeke"}
_OTHERS = (
    Worker("dina", "Dina Sabry", "information_officer", "A", "", ("en", "ar")),
    Worker("eyob", "Eyob Tesfay", "service_provider", "B", "", ("en",)),
    Worker("farah", "Farah Nouri", "administrator", "A", "", ("en", "fr")),
    Worker("gita", "Gita Rao", "focal_point", "A", "", ("en", "es")),
    Worker("galo", "Galo Ponce", "focal_point", "A", "", ("es", "en")),
    Worker("irene", "Irene Kassa", "content_editor", "A", "", ("en", "fr")),
    Worker("petra", "Petra Salas", "protection_data_officer", "A", "", ("en", "es")),
    Worker("hana", "Hana Yilma", "focal_point", "B", "", ("en",)),
)
