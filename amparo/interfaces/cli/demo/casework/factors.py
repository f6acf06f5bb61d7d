"""Ratings on the four levels (Amparo's sources 1.2): which factors the protection picture raises, and which protect."""

from amparo.interfaces.cli.demo.dice import Dice
from amparo.interfaces.cli.demo.history import Text
from amparo.interfaces.cli.demo.story import Person

_BY_ROUTE = {
    1: ("str_migration_policy", "com_safety"), 2: ("str_migration_policy", "com_trafficker_presence"),
    3: ("str_migration_policy", "com_information"), 4: ("str_conflict", "com_safety"), 5: ("str_detention_policy", "com_stigma"),
    6: ("str_civil_registration", "com_edu"), 7: ("str_economy", "com_livelihood"), 8: ("str_conflict", "com_health"),
    9: ("str_conflict", "com_cohesion"), 10: ("str_discrimination", "com_stigma"),
}  # fmt: skip
_FACTOR_OF = {
    "debt": "debt", "distress": "mental_health", "self_harm": "mental_health", "ill": "physical_health",
    "pregnant": "pregnancy_lactation", "no_papers": "documentation",
    "disability": "disability", "alone": "travel_alone", "smuggler": "smuggler_use",
    "detained": "detention_history", "exploited": "past_trafficking", "survivor": "past_violence", "violence": "past_violence",
    "not_literate": "education_literacy", "family_violence": "hh_violence", "separated": "hh_separation", "poor": "hh_income",
    "no_shelter": "hh_housing", "not_in_school": "hh_schooling", "irregular": "legal_status", "single_parent": "hh_headship",
}  # fmt: skip
_PROTECTS = (
    "skills_work", "coping", "social_support", "knowledge_of_rights", "hh_care", "com_cohesion", "com_information",
    "str_referral_mechanism",
)  # fmt: skip
_GRAVE = frozenset({"self_harm", "exploited", "survivor", "family_violence"})
_ON_THE_WAY = frozenset({"violence", "detained", "exploited", "survivor", "smuggler"})
_LEVELS = {"hh_": "household", "com": "community", "str": "structural"}


def factors(dice: Dice, flags: set[str], person: Person) -> list[Text]:
    """Rate factors on the four levels: risks from the flags, protections more often where there are few flags."""
    found = {}
    for flag in sorted(flags & _FACTOR_OF.keys()):
        strength = 3 if flag in _GRAVE else dice.whole(1, 3)
        stage = "transit" if flag in _ON_THE_WAY else "destination"
        found[_FACTOR_OF[flag]] = _rating(_FACTOR_OF[flag], "risk", strength, stage)
    structural, community = _BY_ROUTE[person.route]
    here = dice.of(("risk", "risk", "protective"))
    found.setdefault(community, _rating(community, here, dice.whole(1, 3), "destination"))
    found.setdefault(structural, _rating(structural, "risk", dice.whole(2, 3), "origin"))
    for factor in dice.some(_PROTECTS, 4 if len(flags) < 6 else 2):
        found.setdefault(factor, _rating(factor, "protective", dice.whole(1, 3), "destination"))
    return list(found.values())


def _rating(factor: str, polarity: str, strength: int, stage: str) -> Text:
    level = _LEVELS.get(factor[:3], "individual")
    return {"level": level, "factor": factor, "polarity": polarity, "strength": strength, "stage": stage}
