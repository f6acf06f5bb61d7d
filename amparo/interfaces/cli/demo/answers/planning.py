"""The answers of the plan, the follow-ups and the reviews."""

from datetime import datetime, timedelta

from amparo.interfaces.cli.demo.answers.sheet import Answers, Sheet, case_of, explained_how, note_of
from amparo.interfaces.cli.demo.history import Text
from amparo.interfaces.cli.demo.story import Story

_DOERS = ("person_with_us", "case_worker", "person", "family")
_STATES = ("in_progress", "in_progress", "partly_met", "not_started")


def plan(story: Story, at: datetime) -> Answers:
    """Return the answers of the plan: the person's goals, safety where needed, and the person's yes."""
    sheet = Sheet(story.record, "plan", at)
    sheet.put("goals", plan_date=at.date())
    for number, goal in enumerate(case_of(story).goals, 1):
        sheet.put(
            f"goals/goal[{number}]", goal_words=goal["words"], goal_level=goal["level"], goal_factor=goal["factor"],
            goal_importance="first" if number == 1 else sheet.dice.of(("important", "later")), goal_service=goal["service"],
            goal_action=goal["action"], goal_done_by=sheet.dice.of(_DOERS), goal_by=max(goal["by_on"], at.date()),
        )  # fmt: skip
    _safety_plan(sheet, story)
    person = story.person
    sheet.put(
        "agreement", plan_agreed="yes", plan_agreed_by="child_assent" if person.age < 18 else "self",
        plan_explained_how=explained_how(person), plan_interpreter=person.interpreter,
        copy_kept=sheet.dice.of(("paper", "phone", "by_heart", "not_wanted")),
        first_follow_up=at.date() + timedelta(days=7), follow_up_channel=person.contact.channel,
    )  # fmt: skip
    return sheet.found


def _safety_plan(sheet: Sheet, story: Story) -> None:
    safety = next((goal for goal in case_of(story).goals if goal["domain"] == "safety"), None)
    sheet.put("safety_plan", safety_plan_needed="yes" if safety else "no")
    if safety:
        steps = {"safety_steps": safety["action"], "safety_our_part": safety["action"], "safety_plan_kept": "no"}
        sheet.put("safety_plan", safety_signs=safety["words"], **steps)


def follow_up(story: Story, item: Text) -> Answers:
    """Return the answers of one follow-up; `item` is an entry of `case.follow_ups`."""
    case, result = case_of(story), item["result"]
    sheet = Sheet(story.record, "follow_up", item["at"])
    sheet.put("contact", follow_up_date=item["at"].date(), contact_result=result)
    if result in ("reached", "reached_other"):
        sheet.put("contact", method=item["method"])
        _changes(sheet, item["change"], case.risk)
    if result == "not_reached":
        sheet.put("contact", attempts_so_far=sheet.dice.whole(1, 3))
    if result == "reached":
        _talk(sheet, case.goals, item["well_being"])
    else:
        sheet.put("contact", attempt_words=note_of(case, "missed", "follow_up"))
    channel = story.person.contact.channel
    sheet.put("next", follow_up_next="continue", next_contact=item["next_on"], next_channel=channel)
    return sheet.found


def _talk(sheet: Sheet, goals: list[Text], well_being: str) -> None:
    safety = {"danger_now": sheet.said(False, 0.03), "contact_feared": sheet.said(False, 0.03)}
    sheet.put("contact", private=sheet.said(True))
    sheet.put("safety", well_being=well_being, **safety)
    for number, goal in enumerate(goals[:2], 1):
        path = f"progress/goal_progress[{number}]"
        sheet.put(path, progress_goal=goal["words"], progress_state=sheet.dice.of(_STATES))
    came, kind = sheet.said(sheet.dice.chance(0.7)), sheet.said(sheet.dice.chance(0.9))
    safe, informed = sheet.said(sheet.dice.chance(0.85)), sheet.said(sheet.dice.chance(0.8))
    sheet.put("services", services_came=came, treated_well=kind, felt_safe=safe, felt_informed=informed)


def _changes(sheet: Sheet, change: str, risk: str) -> None:
    violence = sheet.said(sheet.dice.chance(0.02), 0.05)
    group = "new_situation"
    sheet.put(
        group, changes=change, new_violence=violence, reassess="no", plan_change=sheet.said(False), worker_view=risk
    )


def review(story: Story, item: Text) -> Answers:
    """Return the answers of one review with the supervisor; `item` is an entry of `case.reviews`."""
    case = case_of(story)
    sheet = Sheet(story.record, "review", item["at"])
    spoke, form = sheet.dice.chance(0.6), sheet.dice.of(("two", "with_person", "two"))
    words = case.goals[0]["words"] if spoke and case.goals else ""
    occasion = {"review_reason": item["reason"], "review_form": form, "person_voice": "yes" if spoke else "no"}
    sheet.put("occasion", review_date=item["at"].date(), person_words=words, **occasion)
    for number, goal in enumerate(case.goals, 1):
        outcome, view = goal["status"], sheet.dice.of(("satisfied", "partly", "not_asked"))
        path = f"outcomes/goal_review[{number}]"
        sheet.put(path, review_goal=goal["words"], review_outcome=outcome, review_satisfied=view)
    levels = {"risk_before": item["risk_before"], "risk_now": item["risk_now"], "risk_reason": item["words"]}
    sheet.put(
        "risk", new_assessment_seen="yes", still_restricted="yes" if case.tier == "restricted" else "no", **levels
    )
    following = item["next_on"] if item["decision"] != "closure" else ""
    decided = {"review_decision": item["decision"], "review_actions": item["words"], "next_review": following}
    sheet.put("decision", worker_supported="yes", **decided)
    return sheet.found
