"""Invents the directory of the demo country: what an organisation is decides whom it serves, what it asks and how fresh it is.

Kinds of organisation and their services stand in lists/organizations.csv; hours, languages and the rest are drawn.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from amparo import practice
from amparo.interfaces.cli.demo.dice import Dice, Weighted

LISTS = Path(__file__).parent / "lists"
PUBLIC_BODIES = frozenset({"government", "local_authority", "parliament"})
SHELTERS_HIDDEN = frozenset({"Casa Marea", "Casa Estrella", "Horizonte Seguro"})
SURVIVORS = frozenset({"gbv_case", "health_reproductive", "trafficking_specialised", "mhpss_focused"})
_HOURS = Weighted(
    [("MO-FR 08:00-16:00", 5), ("MO-SA 09:00-18:00", 3), ("TU,TH 14:00-19:00", 2), ("MO-SU 00:00-23:59", 1)]
)
_LANGUAGES = Weighted([("spa", 5), ("eng", 3), ("fra", 2), ("ara", 2), ("hat", 1), ("prs", 1)])
_CAPACITY = Weighted([("open", 4), ("limited", 3), ("full", 1), ("unknown_capacity", 2)])
_CHECKED = Weighted([((1, 60), 6), ((91, 170), 2), ((190, 400), 1)])
"""Days since a listing was checked, of those that keep their listing and of most others."""


@dataclass(frozen=True)
class Offered:
    """A service: its fields without locations, how many days ago it was checked (None: never), and whether it is hidden."""

    fields: dict[str, Any]
    checked: int | None
    hidden: bool


@dataclass(frozen=True)
class Listing:
    """An organisation with its place and what it offers."""

    organization: dict[str, Any]
    place: str
    services: tuple[Offered, ...]


def listings(seed: int) -> Iterator[Listing]:
    """Yield the organisations of the country, the same for the same seed."""
    with (LISTS / "organizations.csv").open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file)):
            dice = Dice(seed, "organization", row["name"])
            organization = {
                "name": row["name"],
                "kind": row["kind"],
                "description": f"{row['name']} is invented, like everything in this country.",
                "phones": [_phone(number, 0)],
                "email": f"desk{number}@vega.example",
            }
            offers = row["offers"].split()
            services = tuple(_service(dice, row, kind, _phone(number, 1 + at)) for at, kind in enumerate(offers))
            yield Listing(organization, row["place"], services)


def _phone(organization: int, line: int) -> str:
    return f"+000 555 {organization:02d}{line:02d}"


def _service(dice: Dice, row: dict[str, str], kind: str, phone: str) -> Offered:
    public, women = row["kind"] in PUBLIC_BODIES, row["kind"] == "women_led" or kind == "gbv_case"
    fields: dict[str, Any] = {
        "name": practice.catalogue().label("service_type", kind),
        "types": [kind],
        "hours": dice.weighted(_HOURS),
        "languages": sorted({"spa", dice.weighted(_LANGUAGES), dice.weighted(_LANGUAGES)}),
        "areas": [row["place"][:4] if dice.chance(0.6) else row["place"]],
        "phones": [phone],
        "costs": ["Free"],
        "documents": ["Any paper with a name"] if public and dice.chance(0.7) else [],
        "sexes": ["female"] if women else [],
        "maximum_age": 17 if kind.startswith("cp_") else None,
        "asks_status": "yes" if public and dice.chance(0.8) else dice.of(("no", "no", "unknown")),
        "reports_to_authorities": "yes" if public and dice.chance(0.6) else dice.of(("no", "no", "unknown")),
        "trained_for_survivors": "yes" if kind in SURVIVORS and not public else "unknown",
        "turned_away": ["without_papers"] if public and dice.chance(0.5) else [],
        "capacity": dice.weighted(_CAPACITY),
    }
    return Offered(fields, _checked(dice, row["kind"]), kind == "shelter" and row["name"] in SHELTERS_HIDDEN)


def _checked(dice: Dice, kind: str) -> int | None:
    """Small groups of volunteers are called less often, so that their listings are older."""
    if dice.chance(0.25 if kind in ("volunteers", "community_group") else 0.05):
        return None
    low, high = dice.weighted(_CHECKED)
    return dice.whole(low, high)
