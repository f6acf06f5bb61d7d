"""The answers of the closure form."""

from amparo.interfaces.cli.demo.answers.sheet import Answers, Sheet, case_of, note_of
from amparo.interfaces.cli.demo.history import Text
from amparo.interfaces.cli.demo.story import Story

_NEEDS_WORDS = frozenset({"out_of_mandate", "unsafe", "duplicate", "error", "removed", "detained"})
_TRANSFERRED = frozenset({"transferred_agency", "transferred_country", "out_of_mandate"})
_NO_CHECK = frozenset(
    {"died", "unsafe", "lost_contact", "moved", "error", "duplicate", "removed", "transferred_country"}
)
_ACCEPTED = "Horizon Aid (invented), accepted by its duty officer"


def closure(story: Story, item: Text) -> Answers:
    """Return the answers of the closure form; `item` is `case.closure`."""
    sheet = Sheet(story.record, "closure")
    _reason(sheet, story, item)
    _result(sheet, case_of(story).goals, case_of(story).risk, item["heard"] == "yes")
    _view(sheet, item)
    _afterwards(sheet, story, item)
    return sheet.found


def _reason(sheet: Sheet, story: Story, item: Text) -> None:
    reason = item["reason"]
    words = note_of(case_of(story), "closure", "follow_up", "assessment", "first_contact")
    sheet.put(
        "reason", closure_date=item["at"].date(), closure_reason=reason, contact_attempts=item["attempts"],
        contact_weeks=item["weeks"], closure_reason_words=words if reason in _NEEDS_WORDS else "",
        transferred_to=_ACCEPTED if reason in _TRANSFERRED else "",
        detention_watch="yes" if reason == "detained" else "", return_voluntary="yes" if reason == "returned" else "",
    )  # fmt: skip


def _result(sheet: Sheet, goals: list[Text], risk: str, heard: bool) -> None:
    for number, goal in enumerate(goals, 1):
        sheet.put(f"result/goal_final[{number}]", final_goal=goal["words"], final_outcome=goal["status"])
    met = [goal["status"] == "met" for goal in goals]
    overall = "no_goals" if not met else "met" if all(met) else "mostly" if sum(met) * 2 >= len(met) else "partly"
    sheet.put("result", goals_overall=overall, risk_at_closure=risk, safe_now="yes" if heard else "unknown")


def _view(sheet: Sheet, item: Text) -> None:
    sheet.put("person_view", person_heard=item["heard"])
    if item["heard"] != "yes":
        return
    content = item["agrees"] == "yes"
    feeling = sheet.dice.of(("satisfied", "ready", "sad", "satisfied")) if content else "worried"
    said = {"person_words": item["view"], "person_agrees": item["agrees"], "feedback_offered": "yes"}
    sheet.put("person_view", closing_feeling=feeling, person_disagreement="" if content else item["view"], **said)


def _afterwards(sheet: Sheet, story: Story, item: Text) -> None:
    reason, channel = item["reason"], story.person.contact.channel
    told = "yes" if item["heard"] == "yes" else "no"
    after = told == "yes" and reason not in _NO_CHECK and channel != "none"
    kept = "short" if reason in ("error", "duplicate") else "child" if story.person.age < 18 else "ordinary"
    sheet.put("afterwards", reopening_explained=told, retention_explained=told, retention_class=kept)
    sheet.put("afterwards", contact_after_agreed="yes" if after else "no")
    if after:
        sheet.put("afterwards", check_date=item["check_on"], after_channel=channel)
