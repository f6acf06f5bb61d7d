"""The answers of the assessment on four levels."""

from datetime import timedelta

from amparo.interfaces.cli.demo.answers.sheet import Answers, Sheet, care_of, case_of, flags_of, note_of
from amparo.interfaces.cli.demo.history import Text
from amparo.interfaces.cli.demo.story import Story

_WG_NAMES = {"selfcare": "self_care"}


def assessment(story: Story, item: Text) -> Answers:
    """Return the answers of one assessment; `item` is an entry of `case.assessments`."""
    sheet = Sheet(story.record, "assessment", item["reason"])
    case, first = case_of(story), item["reason"] == "first"
    _start(sheet, story, item)
    _safety(sheet, story, first)
    _ratings(sheet, item["ratings"])
    if story.person.age >= 5:
        answers = story.person.washington.items()
        sheet.put("functioning", **{f"wg_{_WG_NAMES.get(domain, domain)}": answer for domain, answer in answers})
    sheet.threats(case.profile.threats if first else case.profile.threats[:1])
    for number, goal in enumerate(case.goals, 1):
        urgency = "today" if goal["domain"] == "safety" else sheet.dice.of(("week", "month", "later"))
        sheet.put(f"needs/need[{number}]", need_service=goal["service"], need_urgency=urgency, need_wanted="yes")
    _ending(sheet, story, item)
    return sheet.found


def _start(sheet: Sheet, story: Story, item: Text) -> None:
    person = story.person
    sheet.put(
        "start", assessment_date=item["at"].date(), assessment_reason=item["reason"], private="yes", agreement_holds="yes",
        talk_language=person.languages[0], interpreter=person.interpreter, age_years=person.age,
        is_child="yes" if person.age < 18 else "no",
    )  # fmt: skip


def _safety(sheet: Sheet, story: Story, first: bool) -> None:
    flags = flags_of(story)
    near = first and "feared_near" in flags
    sheet.put(
        "safety", danger_now=sheet.said(near, 0.03), contact_feared=sheet.said(near, 0.03),
        self_harm=sheet.said(first and "self_harm" in flags, 0.15),
        medical_emergency=sheet.said(first and "emergency" in flags, 0.02),
    )  # fmt: skip
    if story.person.age < 18:
        care = care_of(story)
        safe = "no" if near and "family_violence" in flags else "yes"
        sheet.put("safety", child_care=care, child_carer_safe=safe if care != "none" else "")
        learns = "no" if first and "not_in_school" in flags else "yes"
        sheet.put("child", in_school=learns, guardian_named=sheet.said(not first))


def _ratings(sheet: Sheet, ratings: list[Text]) -> None:
    counts: dict[str, int] = {}
    for rating in ratings:
        level = rating["level"]
        counts[level] = counts.get(level, 0) + 1
        rated = {
            "factor": rating["factor"], "polarity": rating["polarity"], "stage": rating["stage"],
            "strength": rating["strength"] if rating["polarity"] in ("risk", "protective") else "",
            "confidence": sheet.dice.of(("sure", "fairly_sure", "fairly_sure", "unsure")),
        }  # fmt: skip
        path = f"{level}/{level}_rating[{counts[level]}]"
        sheet.put(path, **{f"{level}_{name}": value for name, value in rated.items()})


def _ending(sheet: Sheet, story: Story, item: Text) -> None:
    case = case_of(story)
    feeling = sheet.dice.of(("lighter", "same", "heavy", "declined"))
    first_wish = case.goals[0]["words"] if case.goals else ""
    sheet.put("own_view", picture_shared="yes", after_talk=feeling, own_first=first_wish)
    sheet.put(
        "conclusion", summary=note_of(case, "assessment"), worker_reason=note_of(case, "review", "assessment"),
        worker_view=case.profile.risk if item["reason"] == "first" else case.risk,
        restricted_suggested="yes" if case.tier == "restricted" else "no",
        next_assessment=item["at"].date() + timedelta(days=90),
    )  # fmt: skip
