"""The answers of the protection screening, from the journey and the protection picture."""

from datetime import datetime

from amparo.interfaces.cli.demo.answers.sheet import (
    Answers,
    Sheet,
    care_of,
    case_of,
    company_of,
    explained_how,
    put_threat,
)
from amparo.interfaces.cli.demo.dice import Dice
from amparo.interfaces.cli.demo.story import Person, Story

_OUTCOMES = (
    ("child_alone", "child_unaccompanied"),
    ("exploited", "presumed_trafficking"),
    ("child", "child_at_risk"),
    ("survivor", "specialised_support"),
    ("fears_return", "international_protection"),
    ("stateless", "statelessness"),
    ("separated", "missing_family"),
    ("ill", "health_disability"),
    ("violence", "vulnerable"),
    ("robbed", "vulnerable"),
)


_PAPERS = {
    "national_id": "identity",
    "passport": "travel",
    "birth_certificate": "birth",
    "asylum_certificate": "residence",
    "residence_permit": "residence",
}


def screening(story: Story, at: datetime) -> Answers:
    """Return the answers of the screening, from the journey and the protection picture."""
    case, person = case_of(story), story.person
    sheet = Sheet(story.record, "screening")
    dice, flags = sheet.dice, set(case.profile.flags)
    child = person.age < 18
    company = company_of(story)
    sheet.put(
        "meeting",
        screening_date=at.date(),
        meeting_place="office",
        private="yes" if dice.chance(0.93) else "no",
        others_present="interpreter" if person.interpreter in ("professional", "staff") else "nobody",
        talk_language=person.languages[0],
        interpreter=person.interpreter,
        talk_support=dice.of(("nothing", "breaks", "slower", "near_door")),
    )
    if person.interpreter not in ("not_needed", "none_available"):
        sheet.put("meeting", interpreter_ok="yes" if dice.chance(0.95) else "no")
    explained = ["purpose", "uses", "limits", "choice", "no_condition", "own_data", "kept", "withdraw", "statistics"]
    sheet.put(
        "agreement",
        explained=explained if dice.chance(0.9) else explained[:5],
        explained_how=explained_how(person),
        agrees="yes",
    )
    sheet.put("agreement", agreed_by="child_assent" if child else "self")
    sheet.put(
        "safety",
        danger_now=sheet.said("feared_near" in flags, 0.04),
        contact_feared=sheet.said("feared_near" in flags, 0.05),
        medical_emergency=sheet.said("emergency" in flags, 0.02),
        self_harm=sheet.said("self_harm" in flags, 0.2),
        urgent_needs=case.profile.needs,
        safe_tonight="no" if "no_shelter" in flags else "yes",
    )
    if "self_harm" in flags:
        sheet.put("safety", self_harm_plan=dice.of(("no", "no", "unknown", "declined")))
    _people(sheet, story, company)
    _journey(sheet, story)
    threats = case.profile.threats
    sheet.put("threats", threats_found="yes" if threats else sheet.said(False))
    for number, threat in enumerate(threats, 1):
        put_threat(sheet, f"threats/threat[{number}]", threat)
    if case.goals:
        sheet.put(
            "wishes", what_matters=case.goals[0]["words"], help_wanted=sorted({goal["service"] for goal in case.goals})
        )
    sheet.put("wishes", safe_channel=person.contact.channel)
    outcome = list(dict.fromkeys(code for flag, code in _OUTCOMES if flag in flags)) or ["no_indication"]
    sheet.put(
        "outcome",
        outcome=outcome,
        worker_view=case.profile.risk,
        person_told="yes",
        next_step="urgent_action" if case.profile.overrides else "open_case",
    )
    return sheet.found


def _people(sheet: Sheet, story: Story, company: list[str]) -> None:
    person, flags = story.person, set(case_of(story).profile.flags)
    certainty = "sure" if person.birth.precision == "day" else "estimated"
    sheet.put("people", age_years=person.age, age_certainty=certainty, travelling_with=company)
    if person.age >= 18 and certainty == "estimated":
        sheet.put("people", under_18="unknown" if person.age < 19 else "no")
    if person.age < 18 or (certainty == "estimated" and person.age < 19):
        care = care_of(story, company)
        sheet.put("people", child_care=care)
        if care != "none":
            sheet.put("people", child_carer_safe="no" if {"feared_near", "family_violence"} <= flags else "yes")
    children = sum(1 for tie in person.ties if tie.relation in ("mother", "father") and tie.other is not None)
    sheet.put(
        "people",
        children_cared_for=children,
        child_in_danger=sheet.said(False),
        pregnant_or_baby=sheet.said("pregnant" in flags),
        support_needed=sheet.said(bool({"ill", "disability"} & flags)),
        family_missing=sheet.said("separated" in flags),
    )


def _journey(sheet: Sheet, story: Story) -> None:
    person, flags = story.person, set(case_of(story).profile.flags)
    dice = sheet.dice
    sheet.put(
        "journey",
        stage_now=person.legs[-1].stage,
        reasons_left=_reasons(dice, person),
        route=", ".join(leg.area for leg in person.legs),
        journey_arranged=person.legs[0].facilitator,
        journey_debt=sheet.said("debt" in flags),
        onward_soon=sheet.said(dice.chance(0.12)),
    )
    if "debt" in flags:
        sheet.put("journey", debt_pressure=sheet.said("debt_pressure" in flags))
    exploited = "exploited" in flags
    signs = {
        "work_no_pay": exploited,
        "work_not_free": exploited and dice.chance(0.5),
        "could_not_leave": "abducted" in flags,
        "papers_held": "papers_taken" in flags and exploited,
        "promise_broken": exploited and dice.chance(0.4),
        "earnings_taken": "debt_pressure" in flags and exploited,
        "threatened_to_obey": "debt_pressure" in flags and exploited,
        "marriage_pressure": False,
        "body_offer": False,
    }
    sheet.put("freedom", **{name: sheet.said(sign, 0.1) for name, sign in signs.items()})
    if any(signs.values()):
        sheet.put("freedom", control_now=sheet.said("feared_near" in flags))
    harmed = bool({"survivor", "family_violence"} & flags)
    sheet.put("harm", harmed=sheet.said(harmed, 0.15), aid_worker_concern=sheet.said(dice.chance(0.006)))
    if harmed:
        ongoing = "feared_near" in flags
        sheet.put(
            "harm",
            harm_ongoing=sheet.said(ongoing),
            harm_recent=sheet.said(dice.chance(0.05)),
            wants_specialist=sheet.said(dice.chance(0.6)),
        )
    papers = sorted({_PAPERS.get(paper.kind, "other") for paper in person.identifiers})
    sheet.put(
        "papers",
        papers_have=papers or ["none"],
        detained_now="no",
        detained_before=sheet.said("detained" in flags),
        removal_risk=sheet.said("removal_soon" in flags, 0.05),
        nationality_doubt=sheet.said("stateless" in flags),
    )
    if "removal_soon" in flags:
        sheet.put("papers", removal_days=dice.whole(2, 20))
    fears = "fears_return" in flags
    sheet.put("going_back", fear_return=sheet.said(fears))
    if fears:
        sheet.put(
            "going_back", protection_wish=dice.of(("asked", "wants_to_ask", "wants_information", "does_not_want"))
        )


def _reasons(dice: Dice, person: Person) -> list[str]:
    usual = {
        1: ("economic", "generalised_violence", "family"),
        2: ("economic", "conflict", "persecution"),
        3: ("economic", "disaster_slow", "conflict"),
        4: ("conflict", "disaster_slow", "economic"),
        5: ("economic", "conflict"),
        6: ("persecution", "generalised_violence"),
        7: ("expelled", "economic"),
        8: ("conflict", "generalised_violence"),
        9: ("conflict",),
        10: ("expelled", "economic", "generalised_violence"),
    }
    return dice.some(usual[person.route], dice.whole(1, 2))
