"""When the steps of one case happened, in days from today: a walk along the pathway at the pace its risk asks for.

The pace keeps within the clocks of Amparo's sources 5.3, except for the cases that are meant to be late.
"""

from dataclasses import dataclass

from amparo.interfaces.cli.demo.dice import Dice
from amparo.interfaces.cli.demo.journey.calendar import HORIZON, Calendar

Event = tuple[int, str, int]
"""Day it happened, step, day it was due."""

_DUE = {
    "screening": {"high": 1, "medium": 3, "low": 7},
    "assessment": {"high": 3, "medium": 7, "low": 14},
    "plan": {"high": 3, "medium": 7, "low": 14},
    "delivery": {"high": 1, "medium": 3, "low": 5},
    "follow_up": {"high": 7, "medium": 14, "low": 30},
    "review": {"high": 30, "medium": 60, "low": 90},
}
_ORDER = ("first_contact", "screening", "assessment", "plan", "delivery")
_CALMER = {"high": "medium", "medium": "low", "low": "low"}


@dataclass(slots=True)
class Fate:
    """What is meant to become of a case: stop at a step, close for a reason, or something special."""

    limit: str = ""
    closure: str = ""
    special: str = ""


@dataclass(slots=True)
class Course:
    """What happened so far, and what is due next (None once closed)."""

    events: list[Event]
    due: tuple[str, int] | None
    closed_on: int | None
    overdue: bool


def walk(dice: Dice, calendar: Calendar, start: int, risk: str, fate: Fate, steps: tuple[str, ...] = _ORDER) -> Course:
    """Walk a case from day `start` until today, its closure or the step where it is meant to stand."""
    length = _length(dice, fate, start)
    planned = _early(dice, calendar, start, risk, steps)
    planned += _later(dice, calendar, planned[-1], risk, start + length)
    events: list[Event] = []
    for event in planned:
        if event[0] > 0 or (fate.limit and events and events[-1][1] == fate.limit):
            return Course(events, (event[1], max(event[2], 0)), None, False)
        events.append(event)
    return Course(events, None, events[-1][0], False)


def make_late(course: Course) -> Course:
    """Undo the last things done until one is missing whose day has passed; a closed or fresh case stays as it is."""
    events = list(course.events)
    while course.closed_on is None and len(events) > 1:
        _, step, due = events.pop()
        if due < 0:
            return Course(events, (step, due), None, True)
    return course


def _early(dice: Dice, calendar: Calendar, start: int, risk: str, steps: tuple[str, ...]) -> list[Event]:
    events: list[Event] = [(start, steps[0], start)]
    for step in steps[1:]:
        day, most = events[-1][0], _DUE[step][risk]
        reached = day + dice.whole(0 if most < 4 else 1, most)
        events.append((_working(dice, calendar, reached), step, day + most))
    return events


def _later(dice: Dice, calendar: Calendar, last: Event, risk: str, end: int) -> list[Event]:
    """Lay follow-ups and reviews until the day of closure `end`, and one review before closing."""
    events: list[Event] = []
    begun = day = reviewed = last[0]
    end = max(end, begun + 3)
    while True:
        now = _pace(risk, day - begun)
        due = day + _DUE["follow_up"][now]
        day = _working(dice, calendar, due - dice.whole(0, 2))
        if day >= end or day > HORIZON:
            break
        events.append((day, "follow_up", due))
        if day - reviewed >= _DUE["review"][now] - 7:
            events.append((day, "review", reviewed + _DUE["review"][now]))
            reviewed = day
    closed = _working(dice, calendar, end + dice.whole(0, 3))
    return [*events, (end, "review", end), (closed, "closure", end + 5)]


def _pace(risk: str, days: int) -> str:
    """Return the risk level whose clocks apply some days after the plan: things grow calmer."""
    if days > 120:
        return "low"
    return _CALMER[risk] if days > 45 else risk


def _working(dice: Dice, calendar: Calendar, day: int) -> int:
    """Keep work off the weekend where the day is past; what lies ahead stays as planned."""
    return calendar.working(dice, day) if day <= 0 else day


def _length(dice: Dice, fate: Fate, start: int) -> int:
    """Draw how many days a case is open; one that is meant to close does so before today, one that is not lives on."""
    if fate.closure or fate.special == "reopened":
        return max(20, min(dice.whole(45, 160), -start - 25))
    if fate.limit or fate.special:
        return 10_000
    return 60 + int(abs(dice.bell()) * 170) + dice.whole(0, 240)
