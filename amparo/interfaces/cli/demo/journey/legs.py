"""One household's way in legs, and what each member met on it: risk follows route, sex, age, company and hardship."""

from dataclasses import dataclass
from math import exp

from amparo.interfaces.cli.demo.dice import Dice
from amparo.interfaces.cli.demo.journey import routes
from amparo.interfaces.cli.demo.journey.calendar import Calendar
from amparo.interfaces.cli.demo.story import Leg

_WINTER = (11, 12, 1, 2, 3)


@dataclass(frozen=True, slots=True)
class Traveller:
    """What decides how likely harm is for one person on the way; `hardship` is the household's (about -3 to 3)."""

    sex: str
    age: int
    alone: bool
    hardship: float


@dataclass(slots=True)
class Passage:
    """A stop as one household passed it: day numbers, transport, and what happened to all of them there."""

    stop: routes.Stop
    arrived: int
    left: int
    facilitator: str
    incidents: list[str]


def passages(
    dice: Dice, calendar: Calendar, route: int, nationality: str, arrived: int, hardship: float
) -> list[Passage]:
    """Lay the stops of a route backwards from the day of arrival; `hardship` (about -3 to 3) raises the rates."""
    open_to = [stop for stop in routes.stops()[route] if not stop.only or nationality in stop.only]
    kept = [stop for stop in open_to if dice.chance(0.8)] or [open_to[-1]]
    facilitator = "yes" if dice.chance(0.35 + 0.1 * (route in (2, 3, 4, 5))) else dice.of(("no", "unknown", "declined"))
    found: list[Passage] = []
    left, factor = arrived - 1, exp(0.35 * hardship)
    for stop in reversed(kept):
        came = left - dice.whole(stop.low, stop.high)
        storm = 1.8 if stop.transport == "boat_sea" and calendar.date(came).month in _WINTER else 1.0
        happened = [
            kind
            for kind, rate in zip(routes.SHARED, stop.shared, strict=True)
            if rate and dice.roll() < rate * factor * (storm if kind == "shipwreck_stranding" else 1.0)
        ]
        found.append(Passage(stop, came, left, facilitator, happened))
        left = came - dice.whole(0, 3)
    return found[::-1]


def legs(dice: Dice, calendar: Calendar, way: list[Passage], traveller: Traveller) -> list[Leg]:
    """Return a person's legs: the household's way with this person's own incidents added."""
    rates = _multipliers(traveller)
    found = []
    for passage in way:
        stop = passage.stop
        own = [
            kind
            for kind, rate, times in zip(routes.OWN, stop.own, rates, strict=True)
            if rate and dice.roll() < rate * times
        ]
        came, left = calendar.date(passage.arrived), calendar.date(passage.left)
        incidents = [*passage.incidents, *own]
        found.append(
            Leg(stop.area, stop.country, stop.stage, came, left, stop.transport, passage.facilitator, incidents)
        )
    return found


def _multipliers(who: Traveller) -> tuple[float, ...]:
    """Multiply the rates of `routes.OWN` for this person (invented, but pointing the way the literature does)."""
    small, female, age, alone = who.age < 12, who.sex == "female", who.age, who.alone
    hardship = exp(0.45 * who.hardship)
    violence = 0.4 if small else (0.9 if female else 1.2)
    detention = 0.4 if small else (0.8 if female else 1.2)
    sensitive = 0.1 if small else (2.2 if female else 0.35) * (1.5 if alone else 1.0)
    exploitation = 0.1 if small else (1.3 if age < 31 else 0.9) * (1.4 if alone else 0.9)
    illness = 1.6 if age < 5 or age > 59 else 1.0
    return tuple(hardship * times for times in (violence, detention, sensitive, exploitation, 1.0, illness, 1.0))
