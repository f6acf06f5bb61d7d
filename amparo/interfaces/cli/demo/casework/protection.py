"""The protection picture: what happened on the way, who the person is and how hard life is, read together.

Nothing here is an independent draw: flags follow incidents, incidents follow route, sex, age and company.
"""

from amparo.interfaces.cli.demo.dice import Dice
from amparo.interfaces.cli.demo.people.cast import Member
from amparo.interfaces.cli.demo.people.family import Family
from amparo.interfaces.cli.demo.people.person import has_disability
from amparo.interfaces.cli.demo.story import Person, Profile, Text

_BY_ROUTE = {
    1: ("str_migration_policy", "com_safety"), 2: ("str_migration_policy", "com_trafficker_presence"),
    3: ("str_migration_policy", "com_information"), 4: ("str_conflict", "com_safety"), 5: ("str_detention_policy", "com_stigma"),
    6: ("str_civil_registration", "com_edu"), 7: ("str_economy", "com_livelihood"), 8: ("str_conflict", "com_health"),
    9: ("str_conflict", "com_cohesion"), 10: ("str_discrimination", "com_stigma"),
}  # fmt: skip
_FACTOR_OF = {
    "debt": "debt", "distress": "mental_health", "self_harm": "mental_health", "ill": "physical_health",
    "pregnant": "pregnancy_lactation",
    "no_papers": "documentation", "disability": "disability", "alone": "travel_alone", "smuggler": "smuggler_use",
    "detained": "detention_history", "exploited": "past_trafficking", "survivor": "past_violence", "violence": "past_violence",
    "not_literate": "education_literacy", "family_violence": "hh_violence", "separated": "hh_separation", "poor": "hh_income",
    "no_shelter": "hh_housing", "not_in_school": "hh_schooling", "irregular": "legal_status", "single_parent": "hh_headship",
}  # fmt: skip
_PROTECTS = (
    "skills_work",
    "coping",
    "social_support",
    "knowledge_of_rights",
    "hh_care",
    "com_cohesion",
    "com_information",
    "str_referral_mechanism",
)


def profile(dice: Dice, person: Person, member: Member, household: Family) -> Profile:
    """Draw the protection picture of a person from the journey, the household and the abilities already known."""
    flags = _flags(dice, person, member, household)
    threats = _threats(dice, flags, person)
    overrides = _overrides(flags)
    highest = max((threat["likelihood"] * threat["impact"] for threat in threats), default=0)
    risk = "high" if overrides or highest >= 15 else "medium" if highest >= 8 else "low"
    return Profile(sorted(flags), _needs(dice, flags, person), threats, overrides, risk, _factors(dice, flags, person))


_NOT_OF_THE_CAST = frozenset({"family_violence", "feared_near", "self_harm", "emergency"})


def _flags(dice: Dice, person: Person, member: Member, household: Family) -> set[str]:
    met = [kind for leg in person.legs for kind in leg.incidents]
    hard = household.hardship
    child, female = person.age < 18, person.sex == "female"
    smuggler = any(leg.facilitator == "yes" for leg in person.legs)
    flags = {name for name, kind in _SEEN.items() if kind in met}
    flags |= {name for name, true in (
        ("child", child), ("alone", person.travels_alone), ("child_alone", child and household.child_alone),
        ("smuggler", smuggler), ("not_literate", person.literate == "no"), ("disability", has_disability(person.washington)),
        ("no_papers", not person.identifiers), ("single_parent",
        member.role == "head" and household.place.shape in ("mother_children", "split_family")),
        ("separated", "separation" in met or (child and household.place.shape in ("grandparent_children", "siblings", "cast"))),
    ) if true}  # fmt: skip
    hurt = len(flags & {"violence", "survivor", "exploited", "detained", "abducted", "shipwrecked"})
    odds = (
        ("debt", 0.1 + 0.25 * smuggler + 0.06 * hard), ("distress", 0.08 + 0.16 * hurt + 0.06 * ("alone" in flags) + 0.04 * hard),
        ("ill", 0.06 + 0.5 * ("illness" in flags) + 0.004 * max(0, person.age - 35)), ("poor", 0.3 + 0.14 * hard),
        ("no_shelter", 0.12 + 0.09 * hard + 0.08 * ("alone" in flags)), ("irregular",
        0.45 if "migrant" in person.groups else 0.15),
        ("fears_return", 0.85 if {"refugee", "asylum_seeker"} & set(person.groups) else 0.1),
        ("family_violence", 0 if person.travels_alone else (0.05 + 0.04 * max(0.0, hard)) * (1.8 if female else 0.6)),
        ("pregnant", 0.1 if female and 15 <= person.age <= 45 else 0), ("not_in_school",
        0.45 + 0.08 * hard if 6 <= person.age < 18 else 0),
        ("stateless", 0.9 if "stateless" in person.groups else 0.01),
    )  # fmt: skip
    flags |= {name for name, odd in odds if dice.roll() < odd}
    later = (
        ("self_harm", 0.01 + 0.05 * ("survivor" in flags) + 0.05 * ("distress" in flags)),
        ("feared_near", 0.01 + 0.3 * ("family_violence" in flags) + 0.12 * ("exploited" in flags)),
        ("removal_soon", 0.01 + 0.05 * ("irregular" in flags and "fears_return" in flags)),
        ("emergency", 0.01 + 0.08 * ("ill" in flags) + 0.04 * ("pregnant" in flags)),
        ("debt_pressure", 0.3 * ("debt" in flags) + 0.25 * ("debt" in flags and "exploited" in flags)),
    )
    flags |= {name for name, odd in later if dice.roll() < odd}
    return flags - _NOT_OF_THE_CAST if household.place.shape == "cast" else flags


_SEEN = {
    "violence": "violence", "survivor": "sensitive", "exploited": "exploitation", "detained": "detention",
    "abducted": "abduction",
    "shipwrecked": "shipwreck_stranding", "robbed": "robbery_extortion", "papers_taken": "documents_taken", "illness": "illness",
    "pushed_back": "pushback",
}  # fmt: skip


def _overrides(flags: set[str]) -> list[str]:
    """Name what makes a case urgent whatever the rest says (domain.md 1.6)."""
    return sorted(flags & {"child_alone", "self_harm", "removal_soon", "emergency", "feared_near"})


def _threats(dice: Dice, flags: set[str], person: Person) -> list[Text]:
    known = (
        ("feared_near", "family_violence" if "family_violence" in flags else "trafficking", 4, 4), ("survivor",
        "sexual_violence", 2, 4),
        ("exploited", "trafficking", 3, 4), ("self_harm", "self_harm", 3, 5), ("removal_soon", "deportation", 4, 4),
        ("child_alone", "child_neglect", 4, 4), ("separated", "family_separation", 3, 3), ("no_shelter",
        "denial_of_services", 3, 3),
        ("debt_pressure", "extortion", 4, 3), ("emergency", "health_danger", 4, 4), ("detained", "detention", 2, 4),
        ("family_violence", "family_violence", 3, 3), ("robbed", "extortion", 2, 2), ("poor", "denial_of_services", 3, 2),
    )  # fmt: skip
    found: dict[str, Text] = {}
    for flag, threat, likelihood, impact in known:
        if flag in flags and threat not in found:
            shift = dice.whole(-1, 1)
            found[threat] = {"threat": threat, "likelihood": min(5, max(1, likelihood + shift)), "impact": impact}
    return list(found.values())[:4]


def _needs(dice: Dice, flags: set[str], person: Person) -> list[str]:
    urgent = {
        "feared_near": "safety_now", "emergency": "medical", "no_shelter": "sleep_safe", "poor": "food_water",
        "child_alone": "child_care",
        "self_harm": "calm_support", "separated": "call_family", "removal_soon": "legal_urgent",
    }  # fmt: skip
    return [need for flag, need in urgent.items() if flag in flags and (flag != "poor" or dice.chance(0.4))] or ["none"]


def _factors(dice: Dice, flags: set[str], person: Person) -> list[Text]:
    """Rate factors on the four levels: risks from the flags, protections drawn more often where hardship is small."""
    found = {}
    for flag in sorted(flags & _FACTOR_OF.keys()):
        strength = 3 if flag in ("self_harm", "exploited", "survivor", "family_violence") else dice.whole(1, 3)
        stage = "transit" if flag in ("violence", "detained", "exploited", "survivor", "smuggler") else "destination"
        found[_FACTOR_OF[flag]] = _rating(_FACTOR_OF[flag], "risk", strength, stage)
    structural, community = _BY_ROUTE[person.route]
    found.setdefault(
        community, _rating(community, dice.of(("risk", "risk", "protective")), dice.whole(1, 3), "destination")
    )
    found.setdefault(structural, _rating(structural, "risk", dice.whole(2, 3), "origin"))
    for factor in dice.some(_PROTECTS, 4 if len(flags) < 6 else 2):
        found.setdefault(factor, _rating(factor, "protective", dice.whole(1, 3), "destination"))
    return list(found.values())


def _rating(factor: str, polarity: str, strength: int, stage: str) -> Text:
    levels = {"hh_": "household", "com": "community", "str": "structural"}
    level = levels.get(factor[:3], "individual")
    return {"level": level, "factor": factor, "polarity": polarity, "strength": strength, "stage": stage}
