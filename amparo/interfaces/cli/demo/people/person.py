"""One person in detail: birth date as people know it, groups, languages, abilities, papers and safe contact.

Contact numbers come only from ranges that never ring: Ofcom's +44 7700 900 000-999, the North American 555-0100 to 0199,
and ARCEP's +33 6 39 98 xx xx, all kept free for films. Paper numbers follow formats that no authority uses.
"""

from datetime import date, timedelta

from amparo.interfaces.cli.demo.dice import Dice, Weighted
from amparo.interfaces.cli.demo.journey.calendar import Calendar
from amparo.interfaces.cli.demo.story import Birth, Identifier, SafeContact

DOMAINS = ("seeing", "hearing", "walking", "remembering", "selfcare", "communicating")
_HEAPED = frozenset({"AFG", "SOM", "MMR", "SDN", "ETH", "BGD", "MLI", "GIN"})
_CALENDARS = {"ETH": "ethiopian", "ERI": "ethiopian", "AFG": "persian"}
_PAPERS: Weighted[str] = Weighted(
    [("national_id", 30), ("passport", 22), ("birth_certificate", 16), ("family_number", 8)]
)
_CHANNELS: Weighted[str] = Weighted(
    [
        ("phone_call", 30),
        ("messaging_app", 34),
        ("text_message", 8),
        ("through_person", 9),
        ("meeting_place", 8),
        ("none", 6),
    ]
)
_WHEN = (
    "mornings, 9 to 11",
    "after 18:00",
    "only on Tuesdays and Thursdays",
    "any time",
    "when the children are at school",
)
_HIDDEN = ("spouse", "partner", "travel_companion", "other_family", "friend", "father")
_EASE: Weighted[str] = Weighted([("some", 64), ("a_lot", 30), ("cannot", 6)])


def birth(dice: Dice, calendar: Calendar, age: int, nationality: str) -> Birth:
    """Draw a birth date for an age in years: many are 1 January, ages heap at 0 and 5, some are estimates."""
    heaped = nationality in _HEAPED
    if age > 18 and dice.chance(0.3 if heaped else 0.08):
        age = max(19, 5 * round(age / 5))
    if dice.chance(0.34 if heaped else 0.07):
        born, precision, estimated = date(calendar.today.year - age, 1, 1), "year", dice.chance(0.8)
        if born > calendar.today:
            born = date(calendar.today.year - 1, 1, 1)
    else:
        born = _years_before(calendar.today, age) - timedelta(days=dice.whole(0, 364))
        precision, estimated = ("age", True) if dice.chance(0.06) else ("day", False)
    told = _CALENDARS.get(nationality, "gregorian") if dice.chance(0.5) else "gregorian"
    return Birth(born, precision, estimated, told, _as_told(born, precision, told))


def years(born: date, today: date) -> int:
    """Return the age in whole years."""
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def groups(dice: Dice, usual: str, route: int, age: int) -> list[str]:
    """Return population groups; a person may belong to several, and sometimes nobody knows."""
    if dice.chance(0.04):
        return ["unknown"]
    found = [usual]
    if usual == "migrant" and dice.chance(0.16):
        found.append("asylum_seeker")
    if usual == "asylum_seeker" and dice.chance(0.15):
        found = ["refugee"]
    if usual == "stateless":
        found.append("refugee" if dice.chance(0.8) else "asylum_seeker")
    if route in (7, 10) and usual == "returnee" and dice.chance(0.25):
        found.append("idp")
    if route in (8, 9) and age and dice.chance(0.06):
        found = ["host_community"]
    return found


def washington(dice: Dice, age: int, hardship: float) -> dict[str, str]:
    """Return the six Washington Group answers (from age 5); difficulties become likelier with age and hardship."""
    if age < 5 or dice.chance(0.12):
        return {}
    weight = 0.02 + 0.006 * max(0, age - 25) * 0.5 + 0.008 * max(0.0, hardship)
    if dice.chance(0.025):
        weight += 0.3
    return {
        domain: dice.weighted(_EASE) if dice.chance(weight * (1.6 if domain == "seeing" else 0.8)) else "no_difficulty"
        for domain in DOMAINS
    }


def has_disability(answers: dict[str, str]) -> bool:
    """Tell whether any answer is "a lot" or "cannot" (the group's recommended cut-off)."""
    return any(answer in ("a_lot", "cannot") for answer in answers.values())


def identifiers(dice: Dice, calendar: Calendar, nationality: str, age: int, lost: bool) -> list[Identifier]:
    """Draw papers in invented formats; a person whose papers were taken or lost has only what was issued since."""
    found: list[Identifier] = []
    if not lost and dice.chance(0.75 if age > 15 else 0.4):
        kind = dice.weighted(_PAPERS)
        number = f"X{nationality[0]}-{dice.whole(0, 9999):04d}-{dice.whole(0, 9999):04d}"
        expires = calendar.date(dice.whole(-500, 2500)) if kind in ("passport", "national_id") else None
        found.append(Identifier(kind, number, nationality, expires))
    if dice.chance(0.3):
        kind = dice.of(("asylum_certificate", "displacement_registration", "ration_card", "residence_permit"))
        found.append(Identifier(kind, f"DEMO/{dice.whole(10, 99)}/{dice.whole(0, 99999):05d}", "", None))
    return found


def contact(dice: Dice, flagged: bool, age: int) -> SafeContact:
    """Draw a safe way to reach the person; `flagged` means that somebody near must not know more often."""
    channel = "through_person" if age < 12 else dice.weighted(_CHANNELS)
    hidden = [dice.of(_HIDDEN)] if dice.chance(0.45 if flagged else 0.08) else []
    value = unringable(dice) if channel in ("phone_call", "messaging_app", "text_message", "through_person") else ""
    if channel == "meeting_place":
        value = dice.of(("the library, reading room", "the health post, after the queue", "the school gate at noon"))
    note = "Shared phone: say only that it is about an appointment." if hidden or dice.chance(0.2) else ""
    return SafeContact(channel, value, dice.of(_WHEN), hidden, not hidden and dice.chance(0.6), note)


def unringable(dice: Dice) -> str:
    """Return a phone number from a range that is kept for fiction."""
    match dice.whole(0, 2):
        case 0:
            return f"+44 7700 900{dice.whole(0, 999):03d}"
        case 1:
            return f"+1 {dice.of(('202', '305', '617'))} 555 01{dice.whole(0, 99):02d}"
        case _:
            return f"+33 6 39 98 {dice.whole(0, 99):02d} {dice.whole(0, 99):02d}"


def _years_before(day: date, count: int) -> date:
    try:
        return day.replace(year=day.year - count)
    except ValueError:
        return date(day.year - count, 2, 28)


def _as_told(born: date, precision: str, told: str) -> str:
    """Write the year as a person counts it: Ethiopian years run 8 behind before September, Persian ones 622 before March."""
    if told == "ethiopian":
        return str(born.year - (7 if born.month > 9 else 8))
    if told == "persian":
        return str(born.year - (621 if born.month > 3 else 622))
    return born.isoformat() if precision == "day" else str(born.year)
