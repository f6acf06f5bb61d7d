"""The answers of the closure form."""

from amparo.interfaces.cli.demo.answers.sheet import Answers, Sheet, case_of, note_of
from amparo.interfaces.cli.demo.story import Story, Text

_NEEDS_WORDS = frozenset({"out_of_mandate", "unsafe", "duplicate", "error", "removed", "detained"})


_TRANSFERRED = frozenset({"transferred_agency", "transferred_country", "out_of_mandate"})


_NO_CHECK = frozenset(
    {"died", "unsafe", "lost_contact", "moved", "error", "duplicate", "removed", "transferred_country"}
)


def closure(story: Story, item: Text) -> Answers:
    """Return the answers of the closure form; `item` is `case.closure`."""
    case, person = case_of(story), story.person
    sheet = Sheet(story.record, "closure")
    reason, on = item["reason"], item["at"].date()
    words = note_of(case, "closure", "follow_up", "assessment", "first_contact")
    sheet.put(
        "reason", closure_date=on, closure_reason=reason, closure_reason_words=words if reason in _NEEDS_WORDS else ""
    )
    sheet.put("reason", contact_attempts=item["attempts"], contact_weeks=item["weeks"])
    sheet.put(
        "reason",
        transferred_to="Horizon Aid (invented), accepted by its duty officer" if reason in _TRANSFERRED else "",
    )
    sheet.put(
        "reason",
        detention_watch="yes" if reason == "detained" else "",
        return_voluntary="yes" if reason == "returned" else "",
    )
    for number, goal in enumerate(case.goals, 1):
        sheet.put(f"result/goal_final[{number}]", final_goal=goal["words"], final_outcome=goal["status"])
    met = [goal["status"] == "met" for goal in case.goals]
    overall = "no_goals" if not met else "met" if all(met) else "mostly" if sum(met) * 2 >= len(met) else "partly"
    unheard = item["heard"] != "yes"
    sheet.put("result", goals_overall=overall, risk_at_closure=case.risk, safe_now="unknown" if unheard else "yes")
    sheet.put("person_view", person_heard=item["heard"])
    if not unheard:
        feeling = sheet.dice.of(("satisfied", "ready", "sad", "satisfied")) if item["agrees"] == "yes" else "worried"
        sheet.put(
            "person_view",
            closing_feeling=feeling,
            person_words=item["view"],
            person_agrees=item["agrees"],
            feedback_offered="yes",
        )
        sheet.put("person_view", person_disagreement=item["view"] if item["agrees"] == "no" else "")
    after = not unheard and reason not in _NO_CHECK and person.contact.channel != "none"
    told = "no" if unheard else "yes"
    sheet.put(
        "afterwards", reopening_explained=told, contact_after_agreed="yes" if after else "no", retention_explained=told
    )
    if after:
        sheet.put("afterwards", check_date=item["check_on"], after_channel=person.contact.channel)
    kept = "short" if reason in ("error", "duplicate") else "child" if person.age < 18 else "ordinary"
    sheet.put("afterwards", retention_class=kept, supervisor_note="")
    return sheet.found
