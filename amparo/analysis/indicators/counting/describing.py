"""What is told of a person whose case is counted: broad groups, as they were when the case was opened, and nothing else."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from amparo.casework.cases.rules import risk_level
from amparo.casework.people import rules as people
from amparo.practice.numbers.bands import UNKNOWN, age_band


def described(person: Mapping[str, Any], summary: Mapping[str, Any], opened: date) -> dict[str, Any]:
    """Return the groups of a person by what their record and the summary of their case say."""
    disabled = people.has_disability(person)
    return {
        "sex": person.get("sex") or UNKNOWN,
        "age_band": age_band(people.age(person, opened)),
        "disability": UNKNOWN if disabled is None else "yes" if disabled else "no",
        "nationality": _first(person.get("nationalities")),
        "population_group": _first(person.get("population_groups")),
        "risk_level": risk_level(summary),
    }


def _first(said: object) -> str:
    return str(said[0]) if isinstance(said, list) and said else UNKNOWN
