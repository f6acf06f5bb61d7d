"""The demo country: yields one story per person, in record order, holding no more than one block in memory."""

from collections.abc import Iterator
from datetime import date

from amparo.interfaces.cli.demo.casework import staff
from amparo.interfaces.cli.demo.casework.cases import Worker, case_history
from amparo.interfaces.cli.demo.dice import Dice
from amparo.interfaces.cli.demo.journey import routes
from amparo.interfaces.cli.demo.journey.calendar import Calendar, calendar
from amparo.interfaces.cli.demo.people import naming, person
from amparo.interfaces.cli.demo.people.cast import Member
from amparo.interfaces.cli.demo.people.family import Family, family
from amparo.interfaces.cli.demo.people.households import BLOCK, Place, layout
from amparo.interfaces.cli.demo.portrait import portrait
from amparo.interfaces.cli.demo.story import Person, Story

SEED = 2026
"""The seed of the published demo."""

SIZES = (200, 2_000, 10_000, 100_000)
"""Sizes that are measured: tests, demo, speed."""

_WITH_CASE = 0.69


def generate(size: int, *, today: date, seed: int = SEED) -> Iterator[Story]:
    """Yield `size` invented people as they would stand in the register on `today`.

    `size` is a multiple of 50 (records are drawn in blocks); ValueError otherwise. Record k is the same whatever the size.
    """
    if size < BLOCK or size % BLOCK:
        raise ValueError(f"the size of the demo country must be a multiple of {BLOCK}, and {size} is not")
    for block in range(size // BLOCK):
        yield from _block(seed, block, today)


def story(record: int, *, today: date, seed: int = SEED) -> Story:
    """Return the story of one record, exactly as `generate` yields it."""
    return next(found for found in _block(seed, record // BLOCK, today) if found.record == record)


def _block(seed: int, block: int, today: date) -> Iterator[Story]:
    days = calendar(today, seed)
    places = layout(seed, block, routes.shares())
    for place in places:
        if place.duplicate_of is None:
            yield from _household(seed, family(seed, place, days), days)
        else:
            yield _again(seed, place, places, days)


def _household(seed: int, household: Family, days: Calendar) -> Iterator[Story]:
    place, example = household.place, household.place.example
    dice = Dice(seed, "casework", place.first)
    worker = staff.assign(dice, place.first, place.route, example.alma if example else None)
    cared = example is not None or household.child_alone or dice.chance(_WITH_CASE + 0.05 * household.hardship)
    opened = household.arrived if example else days.working(dice, min(0, household.arrived + dice.whole(0, 8)))
    for member in household.members:
        own = cared and (member is household.members[0] or _own_case(dice, member))
        found = _story(seed, household, member, days, worker, opened, own)
        if example:
            found.showcase = f"{example.kind}:{example.value}"
        if cared and not own:
            found.shares_case_of = household.members[0].record
        yield found


def _own_case(dice: Dice, member: Member) -> bool:
    """Adults mostly have a case of their own, children mostly share that of the head of the household."""
    if member.role == "uncle":
        return False
    return dice.chance(0.85 if member.age >= 15 else 0.45 if member.age >= 6 else 0.2)


def _story(
    seed: int, household: Family, member: Member, days: Calendar, worker: Worker, opened: int, own: bool
) -> Story:
    dice, record, (team, owner) = Dice(seed, "person", member.record), member.record, worker
    who = portrait(dice, days, household, member, team)
    case = case_history(Dice(seed, "case", record), days, household, member, who, worker, opened) if own else None
    return Story(
        record=record, registered_at=case.opened_at if case else days.at(opened, dice.whole(420, 900)), registered_by=owner,
        agency=team.agency, office=team.office, team=team.key, person=who, case=case, shares_case_of=None,
        duplicate_of=None, showcase="",
    )  # fmt: skip


def _again(seed: int, place: Place, places: list[Place], days: Calendar) -> Story:
    """Return the same person registered a second time by somebody else, with the truth kept in `duplicate_of`."""
    record = place.duplicate_of or 0
    original = next(other for other in places if other.first <= record < other.first + len(other.slots))
    household = family(seed, original, days)
    member = household.members[record - original.first]
    dice = Dice(seed, "again", place.first)
    worker = staff.assign(dice, place.first, dice.whole(1, 10), None)
    opened = days.working(dice, min(0, household.arrived + dice.whole(5, 60)))
    found = _story(seed, household, member, days, worker, opened, dice.chance(0.6))
    found.record, found.duplicate_of = place.first, record
    found.person.names = [naming.write_again(dice, household.culture, member.line)]
    _drift(dice, days, found.person)
    found.person.household, found.person.household_size, found.person.ties = place.key, 1, []
    return found


def _drift(dice: Dice, days: Calendar, who: Person) -> None:
    """Change what changes when somebody else asks: a birth year by memory, another phone, fewer papers."""
    if dice.chance(0.35):
        year = min(who.birth.on.year + dice.whole(-2, 2), days.today.year - 1)
        who.birth.on, who.birth.precision, who.birth.estimated = date(year, 1, 1), "year", True
    who.age = person.years(who.birth.on, days.today)
    who.contact = person.contact(dice, False, who.age)
    who.identifiers = who.identifiers[:1] if dice.chance(0.4) else []
