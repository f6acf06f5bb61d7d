"""The answers of the protection screening: the talk, safety, the people, wishes and outcome."""

from datetime import datetime

from amparo.interfaces.cli.demo.answers.journey import freedom, going_back, harm, journey, papers
from amparo.interfaces.cli.demo.answers.sheet import (
    Answers,
    Sheet,
    care_of,
    case_of,
    company_of,
    explained_how,
    flags_of,
)  # fmt: skip
from amparo.interfaces.cli.demo.story import Story

_OUTCOMES = (
    ("child_alone", "child_unaccompanied"), ("exploited", "presumed_trafficking"), ("child", "child_at_risk"),
    ("survivor", "specialised_support"), ("fears_return", "international_protection"), ("stateless", "statelessness"),
    ("separated", "missing_family"), ("ill", "health_disability"), ("violence", "vulnerable"), ("robbed", "vulnerable"),
)  # fmt: skip
_EXPLAINED = ("purpose", "uses", "limits", "choice", "no_condition", "own_data", "kept", "withdraw", "statistics")


def screening(story: Story, at: datetime) -> Answers:
    """Return the answers of the screening that was filled at a moment."""
    sheet = Sheet(story.record, "screening")
    _meeting(sheet, story, at)
    _agreement(sheet, story)
    _safety(sheet, story)
    _people(sheet, story)
    for page in (journey, freedom, harm, papers, going_back):
        page(sheet, story)
    sheet.threats(case_of(story).profile.threats)
    _wishes(sheet, story)
    _outcome(sheet, story)
    return sheet.found


def _meeting(sheet: Sheet, story: Story, at: datetime) -> None:
    person, dice = story.person, sheet.dice
    interpreted = person.interpreter not in ("not_needed", "none_available")
    sheet.put(
        "meeting", screening_date=at.date(), meeting_place="office", private="yes" if dice.chance(0.93) else "no",
        others_present="interpreter" if person.interpreter in ("professional", "staff") else "nobody",
        talk_language=person.languages[0], interpreter=person.interpreter,
        interpreter_ok=("yes" if dice.chance(0.95) else "no") if interpreted else "",
        talk_support=dice.of(("nothing", "breaks", "slower", "near_door")),
    )  # fmt: skip


def _agreement(sheet: Sheet, story: Story) -> None:
    explained = _EXPLAINED if sheet.dice.chance(0.9) else _EXPLAINED[:5]
    agreed_by = "child_assent" if story.person.age < 18 else "self"
    how = explained_how(story.person)
    sheet.put("agreement", explained=explained, explained_how=how, agrees="yes", agreed_by=agreed_by)


def _safety(sheet: Sheet, story: Story) -> None:
    flags = flags_of(story)
    near = "feared_near" in flags
    sheet.put(
        "safety", danger_now=sheet.said(near, 0.04), contact_feared=sheet.said(near, 0.05),
        medical_emergency=sheet.said("emergency" in flags, 0.02), self_harm=sheet.said("self_harm" in flags, 0.2),
        urgent_needs=case_of(story).profile.needs, safe_tonight="no" if "no_shelter" in flags else "yes",
        self_harm_plan=sheet.dice.of(("no", "no", "unknown", "declined")) if "self_harm" in flags else "",
    )  # fmt: skip


def _people(sheet: Sheet, story: Story) -> None:
    person, flags = story.person, flags_of(story)
    sure = person.birth.precision == "day"
    sheet.put("people", age_years=person.age, age_certainty="sure" if sure else "estimated")
    if person.age >= 18 and not sure:
        sheet.put("people", under_18="unknown" if person.age < 19 else "no")
    if person.age < 18 or (not sure and person.age < 19):
        care = care_of(story)
        safe = "no" if {"feared_near", "family_violence"} <= flags else "yes"
        sheet.put("people", child_care=care, child_carer_safe=safe if care != "none" else "")
    children = sum(1 for tie in person.ties if tie.relation in ("mother", "father") and tie.other is not None)
    sheet.put(
        "people", travelling_with=company_of(story), children_cared_for=children, child_in_danger=sheet.said(False),
        pregnant_or_baby=sheet.said("pregnant" in flags), support_needed=sheet.said(bool({"ill", "disability"} & flags)),
        family_missing=sheet.said("separated" in flags),
    )  # fmt: skip


def _wishes(sheet: Sheet, story: Story) -> None:
    case = case_of(story)
    if case.goals:
        services = sorted({goal["service"] for goal in case.goals})
        sheet.put("wishes", what_matters=case.goals[0]["words"], help_wanted=services)
    sheet.put("wishes", safe_channel=story.person.contact.channel)


def _outcome(sheet: Sheet, story: Story) -> None:
    profile, flags = case_of(story).profile, flags_of(story)
    outcome = list(dict.fromkeys(code for flag, code in _OUTCOMES if flag in flags)) or ["no_indication"]
    following = "urgent_action" if profile.overrides else "open_case"
    sheet.put("outcome", outcome=outcome, worker_view=profile.risk, person_told="yes", next_step=following)
