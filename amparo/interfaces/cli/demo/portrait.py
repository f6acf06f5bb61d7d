"""One person whole: name, birth, way, abilities, papers and contact, all drawn from what the household shares."""

from amparo.interfaces.cli.demo.casework.staff import Team, staff
from amparo.interfaces.cli.demo.dice import Dice
from amparo.interfaces.cli.demo.journey import legs, routes
from amparo.interfaces.cli.demo.journey.calendar import Calendar
from amparo.interfaces.cli.demo.people import naming, person
from amparo.interfaces.cli.demo.people.cast import Member
from amparo.interfaces.cli.demo.people.family import Family, ties
from amparo.interfaces.cli.demo.story import Leg, Person

_SPOKEN = {"en": "eng", "es": "spa", "fr": "fra", "ar": "ara"}
_INTERPRETERS = ("professional", "remote", "staff", "staff", "none_available")
_HARMED = frozenset({"sensitive", "exploitation"})


def portrait(dice: Dice, days: Calendar, household: Family, member: Member, team: Team) -> Person:
    """Draw a member of a household as the register of `team` knows them."""
    place, origin, alone = household.place, household.origin, len(household.members) == 1
    birth = person.birth(dice, days, member.age, origin.nationality)
    age = person.years(birth.on, days.today)
    traveller = legs.Traveller(member.sex, age, alone, household.hardship)
    way = legs.legs(dice, days, household.way, traveller)
    met = {kind for leg in way for kind in leg.incidents}
    lost = "documents_taken" in met or dice.chance(0.3 + 0.3 * ("robbery_extortion" in met) - 0.1 * (place.route == 9))
    languages = _languages(dice, origin)
    return Person(
        names=[naming.write(dice, household.culture, member.line)], birth=birth, age=age,
        sex="another" if dice.chance(0.003) and age > 17 else member.sex, nationality=origin.nationality,
        groups=person.groups(dice, origin.group, place.route, age), languages=languages,
        interpreter=_interpreter(dice, languages, team), literate=_literate(dice, traveller),
        washington=person.washington(dice, age, household.hardship),
        identifiers=person.identifiers(dice, days, origin.nationality, age, lost),
        contact=person.contact(dice, bool(met & _HARMED), age), household=place.key, role=member.role,
        household_size=len(household.members), travels_alone=alone, ties=ties(dice, member, household),
        route=place.route, legs=[*_from_home(dice, days, household), *way, _here(days, household, team)],
    )  # fmt: skip


def _interpreter(dice: Dice, languages: list[str], team: Team) -> str:
    return "not_needed" if _SPOKEN[team.language] in languages else dice.of(_INTERPRETERS)


def _languages(dice: Dice, origin: routes.Origin) -> list[str]:
    spoken = [*origin.languages]
    if dice.chance(0.14):
        spoken.append(dice.of(("eng", "fra", "ara", "spa")))
    return list(dict.fromkeys(spoken))


def _literate(dice: Dice, who: legs.Traveller) -> str:
    if who.age < 8:
        return "not_asked"
    if dice.chance(0.08):
        return "unknown"
    odd = 0.14 + 0.05 * who.hardship + 0.06 * (who.sex == "female") + 0.1 * (who.age > 55)
    return "no" if dice.chance(odd) else "yes"


def _from_home(dice: Dice, days: Calendar, household: Family) -> list[Leg]:
    """Return where the journey began, unless the route's first stop is the home area itself."""
    first = household.way[0]
    if first.stop.stage == "origin":
        return []
    area = dice.of(routes.areas_of_origin()[household.origin.nationality])
    left = days.date(first.arrived - 1)
    return [Leg(area, household.origin.nationality, "origin", left, left, "bus", first.facilitator, [])]


def _here(days: Calendar, household: Family, team: Team) -> Leg:
    """Return the arrival in the demo country, which has no code because it is no country."""
    stage = routes.LAST_STAGE.get(household.place.route, "destination")
    place = staff(1).offices[team.office.partition("_")[0]]
    return Leg(place, "", stage, days.date(household.arrived), None, household.way[-1].stop.transport, "unknown", [])
