"""What somebody may look for: needs in everyday words, each of which gathers kinds of service, and what else matters."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from amparo import practice
from amparo.casework.directory.freshness import AREA

AGES = {"child": (0, 17), "adult": (18, 59), "older": (60, 120)}
"""Ages as a person would say them; a service fits whose ages meet theirs."""
WITHOUT_PAPERS = "without_papers"


@dataclass(frozen=True)
class Wanted:
    """What a list is narrowed to; what is left empty is not asked about. `at` is a moment of local time."""

    need: str
    place: str = ""
    at: datetime | None = None
    language: str = ""
    free: bool = False
    access: str = ""
    age: str = ""
    sex: str = ""
    without_papers: bool = False


@cache
def needs() -> Mapping[str, frozenset[str]]:
    """Return the needs in the order in which they are shown, each with its kinds of service."""
    gathered: dict[str, set[str]] = {code.code: set() for code in practice.catalogue().lists["need"]}
    for row in practice.catalogue().areas[AREA].tables()["needs"]:
        gathered[row["need"]].add(row["id"])
    return {need: frozenset(kinds) for need, kinds in gathered.items()}
