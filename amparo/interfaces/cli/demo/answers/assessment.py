"""The answers of the assessment on four levels."""

from datetime import timedelta

from amparo.interfaces.cli.demo.answers.sheet import Answers, Sheet, care_of, case_of, company_of, note_of, put_threat
from amparo.interfaces.cli.demo.story import Story, Text


def assessment(story: Story, item: Text) -> Answers:
    """Return the answers of one assessment on four levels; `item` is an entry of `case.assessments`."""
    case, person = case_of(story), story.person
    sheet = Sheet(story.record, "assessment", item["reason"])
    flags, first = set(case.profile.flags), item["reason"] == "first"
    child = "yes" if person.age < 18 else "no"
    sheet.put(
        "start",
        assessment_date=item["at"].date(),
        assessment_reason=item["reason"],
        private="yes",
        talk_language=person.languages[0],
        interpreter=person.interpreter,
        agreement_holds="yes",
        age_years=person.age,
        is_child=child,
    )
    near = first and "feared_near" in flags
    sheet.put(
        "safety",
        danger_now=sheet.said(near, 0.03),
        contact_feared=sheet.said(near, 0.03),
        self_harm=sheet.said(first and "self_harm" in flags, 0.15),
        medical_emergency=sheet.said(first and "emergency" in flags, 0.02),
    )
    if child == "yes":
        care = care_of(story, company_of(story))
        sheet.put("safety", child_care=care)
        if care != "none":
            sheet.put("safety", child_carer_safe="no" if near and "family_violence" in flags else "yes")
        sheet.put(
            "child",
            in_school="no" if "not_in_school" in flags and first else "yes",
            guardian_named=sheet.said(not first),
        )
    counts: dict[str, int] = {}
    for rating in item["ratings"]:
        level = rating["level"]
        counts[level] = counts.get(level, 0) + 1
        _put_rating(sheet, f"{level}/{level}_rating[{counts[level]}]", rating)
    if person.age >= 5:
        names = {"selfcare": "self_care"}
        sheet.put(
            "functioning", **{f"wg_{names.get(domain, domain)}": answer for domain, answer in person.washington.items()}
        )
    threats = case.profile.threats if first else case.profile.threats[:1]
    sheet.put("threats", threats_found="yes" if threats else sheet.said(False))
    for number, threat in enumerate(threats, 1):
        put_threat(sheet, f"threats/threat[{number}]", threat)
    for number, goal in enumerate(case.goals, 1):
        urgency = "today" if goal["domain"] == "safety" else sheet.dice.of(("week", "month", "later"))
        sheet.put(f"needs/need[{number}]", need_service=goal["service"], need_urgency=urgency, need_wanted="yes")
    sheet.put("own_view", picture_shared="yes", after_talk=sheet.dice.of(("lighter", "same", "heavy", "declined")))
    if case.goals:
        sheet.put("own_view", own_first=case.goals[0]["words"])
    sheet.put(
        "conclusion",
        summary=note_of(case, "assessment"),
        worker_view=case.profile.risk if first else case.risk,
        worker_reason=note_of(case, "review", "assessment"),
        restricted_suggested="yes" if case.tier == "restricted" else "no",
        next_assessment=item["at"].date() + timedelta(days=90),
    )
    return sheet.found


def _put_rating(sheet: Sheet, path: str, rating: Text) -> None:
    level, rated = rating["level"], rating["polarity"] in ("risk", "protective")
    sheet.put(
        path,
        **{
            f"{level}_factor": rating["factor"],
            f"{level}_polarity": rating["polarity"],
            f"{level}_strength": rating["strength"] if rated else "",
            f"{level}_stage": rating["stage"],
            f"{level}_confidence": sheet.dice.of(("sure", "fairly_sure", "fairly_sure", "unsure")),
        },
    )
