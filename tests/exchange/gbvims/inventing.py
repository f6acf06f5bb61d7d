"""Invented incidents: answers to every question of every form of the area, with planted words wherever somebody can write."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from amparo.exchange import gbvims
from amparo.foundation.forms import Question, evaluate
from amparo.practice import catalogue

DAY = date(2026, 11, 27)
AREA = "gender_based_violence"
NAMES = ("Mariam Quispe", "Nyota Wambui", "أمل الخطيب", "Zoraida", "Doña Itzel", "QUISPE", "Ana")
PLACES = (
    "Calle Sauco 14, Barrio Alto",
    "Block 7 tent 112, Dadaab",
    "casa de la comadre Inés",
    "مخيم الزعتري، القطاع 3",
)
NUMBERS = ("+57 300 555 0199", "0044-7700-900123", "3005550199", "CC 1.032.444.555", "P0123456X", "K7QX-2M9D")
FORMULAS = ('=HYPERLINK("http://example.org")', "+1+cmd|' /C calc'!A0", "@SUM(A1)", "-2+3")
PLANTED = (*NAMES, *PLACES, *NUMBERS)
SECRET = bytes(range(32))
AREAS = {"QV0101": ("North", "Clara"), "QV0102": ("North", "Alto")}


@dataclass(frozen=True)
class Invented:
    """A reported incident, the words planted in it, and the identifiers of its person and incident."""

    reported: gbvims.Reported
    planted: frozenset[str]
    identifiers: tuple[uuid.UUID, uuid.UUID]


def invent(seed: int) -> Invented:
    """Make the incident that belongs to a seed; the same seed makes the same one."""
    chance = Random(seed)
    planted: set[str] = set()
    person, incident = (uuid.UUID(int=chance.getrandbits(128), version=4) for _ in range(2))
    given = {
        form: _answers(form, chance, planted) for form in ("incident", "choices", "introduction", "needs", "safety")
    }
    told = _told(given["incident"], chance)
    # What the form would refuse reaches the writer too: files come from old versions and from other hands.
    mixed = {**given["introduction"], **given["needs"], **given["safety"], **given["choices"]}
    reported = gbvims.Reported(
        code=gbvims.meaningless(SECRET, "incident", incident),
        survivor=_survivor(chance, person, planted),
        caseworker_code=f"CW{chance.randrange(1, 999)}",
        agency_code="AG7",
        incident=told,
        choices=mixed,
    )
    return Invented(reported, frozenset(planted), (person, incident))


def _told(given: dict[str, str], chance: Random) -> Mapping[str, str]:
    """Return answers as the form evaluates them, or as they came, with a kind that something else computed."""
    if chance.random() < 0.3:
        return evaluate(catalogue().form(f"{AREA}/incident"), given, DAY).values
    return {**given, "kind/incident_type": chance.choice(tuple(gbvims.values()["gbv_type"]))}


def _answers(form: str, chance: Random, planted: set[str]) -> dict[str, str]:
    questions = catalogue().form(f"{AREA}/{form}").questions.values()
    found = {one.path: _answer(one, chance, planted) for one in questions if one.shown and one.kind != "note"}
    if form == "incident" and chance.random() < 0.8:
        found |= {"counting/counting_agreed": "yes", "listening/told_by": "self", "around/told_elsewhere": "no"}
        found |= {"kind/kind_penetration": chance.choice(("yes", "no")), "kind/kind_sexual_contact": "yes"}
    return {path: value for path, value in found.items() if value}


def _answer(question: Question, chance: Random, planted: set[str]) -> str:
    if question.kind == "text" or chance.random() < 0.05:
        return _plant(chance, planted)
    if question.kind == "select_one":
        return chance.choice(question.choices).code
    if question.kind == "select_multiple":
        return " ".join(one.code for one in chance.sample(list(question.choices), min(2, len(question.choices))))
    if question.kind == "date":
        return (DAY - timedelta(days=chance.randrange(500))).isoformat()
    return str(chance.randrange(90)) if question.kind == "integer" else ""


def _plant(chance: Random, planted: set[str]) -> str:
    words = [chance.choice(NAMES), chance.choice(PLACES), chance.choice(NUMBERS)]
    kept = words if chance.random() < 0.5 else [chance.choice(words)]
    planted.update(kept)
    return chance.choice((*FORMULAS, "", "")) + " ".join(kept)


def _survivor(chance: Random, person: uuid.UUID, planted: set[str]) -> gbvims.Survivor:
    def either(codes: Sequence[str]) -> str:
        return _plant(chance, planted) if chance.random() < 0.1 else chance.choice(codes)

    return gbvims.Survivor(
        code=gbvims.meaningless(SECRET, "survivor", person),
        sex=either(("female", "male", "another", "declined")),
        born=date(chance.randrange(1940, 2020), chance.randrange(1, 13), chance.randrange(2, 28)),
        country=either(("COL", "VEN", "KEN")),
        marital=either(("single", "married", "widowed")),
        population_group=either(("idp", "migrant", "refugee")),
        disability=either(("yes", "no", "")),
        uasc=either(("no", "separated")),
    )
