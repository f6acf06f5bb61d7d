"""The protection picture: what happened on the way, who the person is and how hard life is, read together.

Nothing here is an independent draw: flags follow incidents, incidents follow route, sex, age and company.
"""

from amparo.interfaces.cli.demo.casework.factors import factors
from amparo.interfaces.cli.demo.dice import Dice
from amparo.interfaces.cli.demo.history import Profile, Text
from amparo.interfaces.cli.demo.people.cast import Member
from amparo.interfaces.cli.demo.people.family import Family
from amparo.interfaces.cli.demo.people.person import has_disability
from amparo.interfaces.cli.demo.story import Person


def profile(dice: Dice, person: Person, member: Member, household: Family) -> Profile:
    """Draw the protection picture of a person from the journey, the household and the abilities already known."""
    flags = _flags(dice, person, member, household)
    threats = _threats(dice, flags)
    overrides = _overrides(flags)
    highest = max((threat["likelihood"] * threat["impact"] for threat in threats), default=0)
    risk = "high" if overrides or highest >= 15 else "medium" if highest >= 8 else "low"
    return Profile(sorted(flags), _needs(dice, flags), threats, overrides, risk, factors(dice, flags, person))


_NOT_OF_THE_CAST = frozenset({"family_violence", "feared_near", "self_harm", "emergency"})


def _flags(dice: Dice, person: Person, member: Member, household: Family) -> set[str]:
    """Flags in three steps, each resting on the one before: what is known, what is likely, what may follow."""
    flags = _known(person, member, household)
    flags |= {name for name, odd in _likely(flags, person, household.hardship) if dice.roll() < odd}
    flags |= {name for name, odd in _following(flags) if dice.roll() < odd}
    return flags - _NOT_OF_THE_CAST if household.place.shape == "cast" else flags


def _known(person: Person, member: Member, household: Family) -> set[str]:
    met = {kind for leg in person.legs for kind in leg.incidents}
    child, shape = person.age < 18, household.place.shape
    facts = (
        ("child", child), ("alone", person.travels_alone), ("child_alone", child and household.child_alone),
        ("smuggler", any(leg.facilitator == "yes" for leg in person.legs)), ("not_literate", person.literate == "no"),
        ("disability", has_disability(person.washington)), ("no_papers", not person.identifiers),
        ("single_parent", member.role == "head" and shape in ("mother_children", "split_family")),
        ("separated", "separation" in met or (child and shape in ("grandparent_children", "siblings", "cast"))),
    )  # fmt: skip
    return {name for name, kind in _SEEN.items() if kind in met} | {name for name, true in facts if true}


def _likely(flags: set[str], person: Person, hard: float) -> tuple[tuple[str, float], ...]:
    """Return what hardship, company and what happened make likely (0 to 1)."""
    female, age, groups = person.sex == "female", person.age, set(person.groups)
    hurt = len(flags & {"violence", "survivor", "exploited", "detained", "abducted", "shipwrecked"})
    alone = "alone" in flags
    at_home = 0 if alone else (0.05 + 0.04 * max(0.0, hard)) * (1.8 if female else 0.6)
    return (
        ("debt", 0.1 + 0.25 * ("smuggler" in flags) + 0.06 * hard), ("poor", 0.3 + 0.14 * hard),
        ("distress", 0.08 + 0.16 * hurt + 0.06 * alone + 0.04 * hard), ("no_shelter", 0.12 + 0.09 * hard + 0.08 * alone),
        ("ill", 0.06 + 0.5 * ("illness" in flags) + 0.004 * max(0, age - 35)), ("family_violence", at_home),
        ("irregular", 0.45 if "migrant" in groups else 0.15),
        ("fears_return", 0.85 if {"refugee", "asylum_seeker"} & groups else 0.1),
        ("pregnant", 0.1 if female and 15 <= age <= 45 else 0), ("stateless", 0.9 if "stateless" in groups else 0.01),
        ("not_in_school", 0.45 + 0.08 * hard if 6 <= age < 18 else 0),
    )  # fmt: skip


def _following(flags: set[str]) -> tuple[tuple[str, float], ...]:
    """Return what may follow from what is already there (0 to 1)."""
    return (
        ("self_harm", 0.01 + 0.05 * ("survivor" in flags) + 0.05 * ("distress" in flags)),
        ("feared_near", 0.01 + 0.3 * ("family_violence" in flags) + 0.12 * ("exploited" in flags)),
        ("removal_soon", 0.01 + 0.05 * ({"irregular", "fears_return"} <= flags)),
        ("emergency", 0.01 + 0.08 * ("ill" in flags) + 0.04 * ("pregnant" in flags)),
        ("debt_pressure", (0.3 + 0.25 * ("exploited" in flags)) * ("debt" in flags)),
    )


_SEEN = {
    "violence": "violence", "survivor": "sensitive", "exploited": "exploitation", "detained": "detention",
    "abducted": "abduction", "shipwrecked": "shipwreck_stranding", "robbed": "robbery_extortion",
    "papers_taken": "documents_taken", "illness": "illness", "pushed_back": "pushback",
}  # fmt: skip


def _overrides(flags: set[str]) -> list[str]:
    """Name what makes a case urgent whatever the rest says (Amparo's sources 1.6)."""
    return sorted(flags & {"child_alone", "self_harm", "removal_soon", "emergency", "feared_near"})


# Flag → threat, likelihood and impact (1 to 5), the gravest first.
_THREATS = (
    ("feared_near", "family_violence", 4, 4), ("exploited", "trafficking", 3, 4), ("survivor", "sexual_violence", 2, 4),
    ("self_harm", "self_harm", 3, 5), ("removal_soon", "deportation", 4, 4), ("child_alone", "child_neglect", 4, 4),
    ("separated", "family_separation", 3, 3), ("no_shelter", "denial_of_services", 3, 3), ("debt_pressure", "extortion", 4, 3),
    ("emergency", "health_danger", 4, 4), ("detained", "detention", 2, 4), ("family_violence", "family_violence", 3, 3),
    ("robbed", "extortion", 2, 2), ("poor", "denial_of_services", 3, 2),
)  # fmt: skip
_URGENT = {
    "feared_near": "safety_now", "emergency": "medical", "no_shelter": "sleep_safe", "poor": "food_water",
    "child_alone": "child_care", "self_harm": "calm_support", "separated": "call_family", "removal_soon": "legal_urgent",
}  # fmt: skip


def _threats(dice: Dice, flags: set[str]) -> list[Text]:
    found: dict[str, Text] = {}
    for flag, usual, likelihood, impact in _THREATS:
        near = flag == "feared_near" and "family_violence" not in flags
        threat = "trafficking" if near else usual
        if flag in flags and threat not in found:
            now = min(5, max(1, likelihood + dice.whole(-1, 1)))
            found[threat] = {"threat": threat, "likelihood": now, "impact": impact}
    return list(found.values())[:4]


def _needs(dice: Dice, flags: set[str]) -> list[str]:
    needs = [need for flag, need in _URGENT.items() if flag in flags and (flag != "poor" or dice.chance(0.4))]
    return needs or ["none"]
