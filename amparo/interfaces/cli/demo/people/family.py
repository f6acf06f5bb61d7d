"""One household drawn whole: its members' ages and names fit together, and they share a way, a day and a hardship."""

from dataclasses import dataclass

from amparo.interfaces.cli.demo.dice import Dice, Weighted
from amparo.interfaces.cli.demo.journey import routes
from amparo.interfaces.cli.demo.journey.calendar import Calendar
from amparo.interfaces.cli.demo.journey.legs import Passage, passages
from amparo.interfaces.cli.demo.people import cast, naming
from amparo.interfaces.cli.demo.people.cast import Member
from amparo.interfaces.cli.demo.people.households import Place, Slot
from amparo.interfaces.cli.demo.people.names import Culture, culture
from amparo.interfaces.cli.demo.people.naming import Line
from amparo.interfaces.cli.demo.story import Tie

_ELDER_OF = {"male": "grandfather", "female": "grandmother"}
_CHILD = {"male": "son", "female": "daughter"}
_PARENT = {"male": "father", "female": "mother"}
_SIBLING = {"male": "brother", "female": "sister"}
_FIXED = {
    ("head", "spouse"): "spouse", ("spouse", "head"): "spouse", ("uncle", "head"): "uncle", ("head", "uncle"): "niece_nephew",
    ("grandchild", "grandparent"): "grandchild", ("child", "elder"): "grandchild",
}  # fmt: skip
_MINORS = Weighted([(age, 1.0 + (age in (5, 10)) * 0.6) for age in range(17)])


@dataclass(slots=True)
class Family:
    """A household with what its members share."""

    place: Place
    origin: routes.Origin
    culture: Culture
    members: list[Member]
    arrived: int
    hardship: float
    way: list[Passage]

    @property
    def child_alone(self) -> bool:
        """Tell whether no adult is in the household."""
        return all(member.age < 18 for member in self.members)


def family(seed: int, place: Place, calendar: Calendar) -> Family:
    """Draw the household that stands at a place of the block, always alike for the same seed."""
    dice = Dice(seed, "household", place.first)
    origin = cast.ORIGIN if place.shape == "cast" else dice.weighted(routes.origins()[place.route])
    arrived = _arrived(dice, calendar, place)
    hardship = dice.bell()
    way = passages(dice, calendar, place.route, origin.nationality, arrived, hardship)
    ways = culture(origin.culture)
    return Family(place, origin, ways, _members(dice, ways, place), arrived, hardship, way)


def ties(dice: Dice, of: Member, household: Family) -> list[Tie]:
    """Return what `of` is to the others of the household, and to a relative elsewhere where the family is split."""
    found = [Tie(relation(of, other), other.record, "", "yes") for other in household.members if other is not of]
    if household.place.shape == "split_family":
        away = "spouse" if of.role == "head" else _CHILD[of.sex]
        found.append(Tie(away, None, household.origin.nationality, dice.of(("yes", "yes", "no", "unknown"))))
    elif household.child_alone and of.role == "head":
        found.append(Tie(_CHILD[of.sex], None, household.origin.nationality, dice.of(("yes", "no", "no", "unknown"))))
    return found


def relation(of: Member, other: Member) -> str:
    """Name what `of` is to `other`, as a code of the relation list."""
    pair, sex = (of.role, other.role), of.sex
    if pair in _FIXED:
        return _FIXED[pair]
    if "sibling" in pair or pair in (("child", "child"), ("grandchild", "grandchild")):
        return _SIBLING[sex]
    if pair in (("grandparent", "grandchild"), ("elder", "child")):
        return _ELDER_OF[sex]
    if other.role == "child" or of.role == "elder":
        return _PARENT[sex]
    return _CHILD[sex] if of.role == "child" or other.role == "elder" else "other_family"


def _arrived(dice: Dice, calendar: Calendar, place: Place) -> int:
    example = place.example
    day = calendar.arrival(dice, place.route)
    if example is None:
        return calendar.working(dice, day)
    if example.kind == "closure":
        day = dice.whole(-400, -150)
    elif example.kind == "step":
        day = {"first_contact": -2, "screening": -8, "assessment": -24, "plan": -40}.get(example.value, -80)
    elif example.kind == "cast":
        day = -1
    else:
        day = {"assessment_waiting": -23, "plan_waiting": -37, "reopened": -260}.get(
            example.value, dice.whole(-190, -120)
        )
    return day


def _members(dice: Dice, ways: Culture, place: Place) -> list[Member]:
    if place.shape == "cast":
        return cast.members(place.first)
    members: list[Member] = []
    absent = naming.new_line(dice, ways, "male")
    for at, slot in enumerate(place.slots):
        sex = slot[1] or ("female" if dice.chance(0.5) else "male")
        line = _line(dice, ways, (slot[0], sex), members, absent)
        members.append(Member(place.first + at, slot[0], sex, _age(dice, slot), line))
    example = place.example
    if example and example.value == "turned_adult":
        members[0].age = 18
    return members


def _age(dice: Dice, slot: Slot) -> int:
    role, _, low, high = slot
    if role in ("child", "grandchild"):
        return dice.weighted(_MINORS)
    if role == "head" and low == 18:
        return min(high, int(low + abs(dice.bell()) * 8))
    return dice.whole(low, high)


def _line(dice: Dice, ways: Culture, slot: tuple[str, str], before: list[Member], absent: Line) -> Line:
    """Draw a member's name; `absent` is the father who is not there, so that all children share him."""
    role, sex = slot
    head = before[0] if before else None
    if head is None or role == "elder":
        return naming.new_line(dice, ways, sex)
    if role == "spouse":
        return naming.spouse_line(dice, ways, sex, head.line)
    if role == "sibling":
        return naming.sibling_line(dice, ways, sex, head.line)
    father = head.line if role == "child" and head.sex == "male" else absent
    mother = head.line if head.sex == "female" else next((m.line for m in before if m.role == "spouse"), None)
    return naming.child_line(dice, ways, sex, father, mother)
