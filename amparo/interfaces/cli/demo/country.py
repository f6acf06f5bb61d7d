"""The demo country: yields one story per person, in record order, holding no more than one block in memory."""

from collections.abc import Iterator
from datetime import date

from amparo.interfaces.cli.demo.casework import staff
from amparo.interfaces.cli.demo.casework.cases import case_history
from amparo.interfaces.cli.demo.dice import Dice
from amparo.interfaces.cli.demo.journey import legs, routes
from amparo.interfaces.cli.demo.journey.calendar import Calendar, calendar
from amparo.interfaces.cli.demo.people import naming, person
from amparo.interfaces.cli.demo.people.cast import Member
from amparo.interfaces.cli.demo.people.family import Family, family, ties
from amparo.interfaces.cli.demo.people.households import BLOCK, Place, layout
from amparo.interfaces.cli.demo.story import Leg, Person, Story

SEED = 2026
"""The seed of the published demo."""

SIZES = (200, 2_000, 10_000, 100_000)
"""Sizes that are measured: tests, demo, speed."""

_SPOKEN = {"en": "eng", "es": "spa", "fr": "fra", "ar": "ara"}
_WITH_CASE = 0.69
_FINAL_STAGE = "destination"


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
        yield _story(seed, household, member, days, worker, opened, own, cared)


def _own_case(dice: Dice, member: Member) -> bool:
    """Adults mostly have a case of their own, children mostly share that of the head of the household."""
    if member.role == "uncle":
        return False
    return dice.chance(0.85 if member.age >= 15 else 0.45 if member.age >= 6 else 0.2)


def _story(
    seed: int, household: Family, member: Member, days: Calendar, worker: tuple[staff.Team, str], opened: int,
        own: bool, cared: bool
) -> Story:  # fmt: skip
    dice = Dice(seed, "person", member.record)
    team, owner = worker
    who = _person(dice, days, household, member, team)
    case = None
    if own:
        case = case_history(Dice(seed, "case", member.record), days, household, member, who, worker, opened)
    example = household.place.example
    return Story(
        record=member.record,
        registered_at=case.opened_at if case else days.at(opened, dice.whole(420, 900)),
        registered_by=owner,
        agency=team.agency,
        office=team.office,
        team=team.key,
        person=who,
        case=case,
        shares_case_of=household.members[0].record if cared and not own else None,
        duplicate_of=None,
        showcase=f"{example.kind}:{example.value}" if example else "",
    )


def _person(dice: Dice, days: Calendar, household: Family, member: Member, team: staff.Team) -> Person:
    place, origin = household.place, household.origin
    alone = len(household.members) == 1
    birth = person.birth(dice, days, member.age, origin.nationality)
    age = person.years(birth.on, days.today)
    way = legs.legs(dice, days, household.way, member.sex, age, alone, household.hardship)
    met = {kind for leg in way for kind in leg.incidents}
    lost = "documents_taken" in met or dice.chance(0.3 + 0.3 * ("robbery_extortion" in met) - 0.1 * (place.route == 9))
    spoken = [*origin.languages]
    if dice.chance(0.14):
        spoken.append(dice.of(("eng", "fra", "ara", "spa")))
    languages = list(dict.fromkeys(spoken))
    understood = _SPOKEN[team.language] in languages
    names = [naming.write(dice, household.culture, member.line)]
    return Person(
        names=names,
        birth=birth,
        age=age,
        sex="another" if dice.chance(0.003) and age > 17 else member.sex,
        groups=person.groups(dice, origin.group, place.route, age),
        nationality=origin.nationality,
        languages=languages,
        interpreter="not_needed"
        if understood
        else dice.of(("professional", "remote", "staff", "staff", "none_available")),
        literate=_literate(dice, age, member.sex, household.hardship),
        washington=person.washington(dice, age, household.hardship),
        identifiers=person.identifiers(dice, days, origin.nationality, age, lost),
        contact=person.contact(dice, "sensitive" in met or "exploitation" in met, age),
        household=place.key,
        role=member.role,
        household_size=len(household.members),
        travels_alone=alone,
        ties=ties(dice, member, household),
        route=place.route,
        legs=[*_from_home(dice, days, household, way), *way, _here(days, household, team)],
    )


def _literate(dice: Dice, age: int, sex: str, hardship: float) -> str:
    if age < 8:
        return "not_asked"
    if dice.chance(0.08):
        return "unknown"
    return "no" if dice.chance(0.14 + 0.05 * hardship + 0.06 * (sex == "female") + 0.1 * (age > 55)) else "yes"


def _from_home(dice: Dice, days: Calendar, household: Family, way: list[Leg]) -> list[Leg]:
    """Return where the journey began, unless the route's first stop is the home area itself."""
    if way[0].stage == "origin":
        return []
    area = dice.of(routes.areas_of_origin()[household.origin.nationality])
    left = days.date(household.way[0].arrived - 1)
    return [Leg(area, household.origin.nationality, "origin", left, left, "bus", way[0].facilitator, [])]


def _here(days: Calendar, household: Family, team: staff.Team) -> Leg:
    """Return the arrival in the demo country, which has no code because it is no country."""
    stage = routes.LAST_STAGE.get(household.place.route, _FINAL_STAGE)
    place = staff.staff(1).offices[team.office.partition("_")[0]]
    return Leg(place, "", stage, days.date(household.arrived), None, household.way[-1].stop.transport, "unknown", [])


def _again(seed: int, place: Place, places: list[Place], days: Calendar) -> Story:
    """Return the same person registered a second time by somebody else, with the truth kept in `duplicate_of`."""
    record = place.duplicate_of
    original = next(
        other for other in places if record is not None and other.first <= record < other.first + len(other.slots)
    )
    household = family(seed, original, days)
    at = place.first
    member = household.members[(record or 0) - original.first]
    dice = Dice(seed, "again", at)
    worker = staff.assign(dice, at, dice.whole(1, 10), None)
    opened = days.working(dice, min(0, household.arrived + dice.whole(5, 60)))
    found = _story(seed, household, member, days, worker, opened, dice.chance(0.6), False)
    who = found.person
    who.names = [naming.write_again(dice, household.culture, member.line)]
    if dice.chance(0.35):
        shift = dice.whole(-2, 2)
        who.birth.on = date(min(who.birth.on.year + shift, days.today.year - 1), 1, 1)
        who.birth.precision, who.birth.estimated = "year", True
    who.age = person.years(who.birth.on, days.today)
    who.contact = person.contact(dice, False, who.age)
    who.identifiers = who.identifiers[:1] if dice.chance(0.4) else []
    who.household, who.household_size, who.ties = place.key, 1, []
    found.record, found.duplicate_of, found.showcase, found.shares_case_of = at, record, "", None
    return found
