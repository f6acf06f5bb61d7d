"""The ten routes as data: who takes them, where they pass, and what tends to happen there.

Sources and the correlation of risks: ../shared/facts/interface.md 5.2; the rates are invented for the demo.
"""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from amparo.interfaces.cli.demo.dice import Weighted

LISTS = Path(__file__).parent.parent / "lists"

SHARED = ("robbery_extortion", "shipwreck_stranding", "pushback", "separation", "abduction")
"""What happens to a whole household at once."""

OWN = ("violence", "detention", "sensitive", "exploitation", "documents_taken", "illness", "service_refused")
"""What happens to one person."""

LAST_STAGE = {7: "return", 8: "displacement", 9: "displacement", 10: "return"}
"""The stage of the place of registration; other routes end at a destination."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Who takes a route: a nationality with its naming culture, languages (ISO 639-3) and usual population group."""

    nationality: str
    culture: str
    languages: tuple[str, ...]
    group: str


@dataclass(frozen=True, slots=True)
class Stop:
    """A place on a route with the usual stay in days and the rate of each kind of incident (0 to 1)."""

    area: str
    country: str
    only: tuple[str, ...]
    stage: str
    low: int
    high: int
    transport: str
    shared: tuple[float, ...]
    own: tuple[float, ...]


def _rows(name: str) -> list[dict[str, str]]:
    with (LISTS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def shares() -> Weighted[int]:
    """Return the routes by their share of all arrivals."""
    return Weighted(sorted({int(row["route"]): float(row["share"]) for row in _rows("routes.csv")}.items()))


@cache
def origins() -> dict[int, Weighted[Origin]]:
    """Return who takes each route, by weight."""
    pairs: dict[int, list[tuple[Origin, float]]] = {}
    for row in _rows("routes.csv"):
        origin = Origin(row["nationality"], row["culture"], tuple(row["languages"].split()), row["group"])
        pairs.setdefault(int(row["route"]), []).append((origin, float(row["weight"])))
    return {route: Weighted(found) for route, found in pairs.items()}


@cache
def stops() -> dict[int, tuple[Stop, ...]]:
    """Return the stops of each route in order of travel."""
    found: dict[int, list[Stop]] = {}
    for row in _rows("stops.csv"):
        rates = tuple(tuple(float(row[kind]) for kind in kinds) for kinds in (SHARED, OWN))
        stop = Stop(
            row["area"], row["country"], tuple(row["only"].split()), row["stage"], int(row["low"]), int(row["high"]),
            row["transport"], *rates,
        )  # fmt: skip
        found.setdefault(int(row["route"]), []).append(stop)
    return {route: tuple(places) for route, places in found.items()}


@cache
def areas_of_origin() -> dict[str, tuple[str, ...]]:
    """Return the areas people of a nationality come from."""
    found: dict[str, list[str]] = {}
    for row in _rows("origins.csv"):
        found.setdefault(row["nationality"], []).append(row["area"])
    return {nationality: tuple(areas) for nationality, areas in found.items()}
