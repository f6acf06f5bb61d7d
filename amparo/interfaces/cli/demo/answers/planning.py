"""The answers of the plan, the follow-ups and the reviews."""

from datetime import datetime, timedelta

from amparo.interfaces.cli.demo.answers.sheet import Answers, Sheet, case_of, explained_how, note_of
from amparo.interfaces.cli.demo.story import Story, Text


def plan(story: Story, at: datetime) -> Answers:
    """Return the answers of the plan: the person's goals, safety where needed, and the person's yes."""
    case, person = case_of(story), story.person
    sheet = Sheet(story.record, "plan", at)
    dice = sheet.dice
    sheet.put("goals", plan_date=at.date())
    for number, goal in enumerate(case.goals, 1):
        sheet.put(
            f"goals/goal[{number}]",
            goal_words=goal["words"],
            goal_level=goal["level"],
            goal_factor=goal["factor"],
            goal_importance="first" if number == 1 else dice.of(("important", "later")),
            goal_service=goal["service"],
            goal_action=goal["action"],
            goal_done_by=dice.of(("person_with_us", "case_worker", "person", "family")),
            goal_by=max(goal["by_on"], at.date()),
        )
    safety = next((goal for goal in case.goals if goal["domain"] == "safety"), None)
    sheet.put("safety_plan", safety_plan_needed="yes" if safety else "no")
    if safety:
        sheet.put(
            "safety_plan",
            safety_signs=safety["words"],
            safety_steps=safety["action"],
            safety_our_part=safety["action"],
            safety_plan_kept="no",
        )
    channel = person.contact.channel
    sheet.put(
        "agreement",
        plan_agreed="yes",
        plan_agreed_by="child_assent" if person.age < 18 else "self",
        plan_explained_how=explained_how(person),
        plan_interpreter=person.interpreter,
        copy_kept=dice.of(("paper", "phone", "by_heart", "not_wanted")),
        first_follow_up=at.date() + timedelta(days=7),
        follow_up_channel=channel,
    )
    return sheet.found


def follow_up(story: Story, item: Text) -> Answers:
    """Return the answers of one follow-up; `item` is an entry of `case.follow_ups`."""
    case, person = case_of(story), story.person
    sheet = Sheet(story.record, "follow_up", item["at"])
    dice, on = sheet.dice, item["at"].date()
    result, reached = item["result"], item["result"] == "reached"
    sheet.put("contact", follow_up_date=on, contact_result=result)
    if reached or result == "reached_other":
        sheet.put("contact", method=item["method"])
    if reached:
        sheet.put("contact", private=sheet.said(True))
        sheet.put(
            "safety",
            danger_now=sheet.said(False, 0.03),
            contact_feared=sheet.said(False, 0.03),
            well_being=item["well_being"],
        )
        for number, goal in enumerate(case.goals[:2], 1):
            state = dice.of(("in_progress", "in_progress", "partly_met", "not_started"))
            sheet.put(f"progress/goal_progress[{number}]", progress_goal=goal["words"], progress_state=state)
        sheet.put("services", services_came=sheet.said(dice.chance(0.7)), treated_well=sheet.said(dice.chance(0.9)))
    else:
        sheet.put("contact", attempt_words=note_of(case, "missed", "follow_up"))
    if result == "not_reached":
        sheet.put("contact", attempts_so_far=dice.whole(1, 3))
    if reached or result == "reached_other":
        sheet.put(
            "new_situation",
            changes=item["change"],
            new_violence=sheet.said(dice.chance(0.02), 0.05),
            reassess="no",
            plan_change=sheet.said(False),
            worker_view=case.risk,
        )
    sheet.put("next", follow_up_next="continue", next_contact=item["next_on"], next_channel=person.contact.channel)
    return sheet.found


def review(story: Story, item: Text) -> Answers:
    """Return the answers of one review with the supervisor; `item` is an entry of `case.reviews`."""
    case = case_of(story)
    sheet = Sheet(story.record, "review", item["at"])
    spoke = sheet.dice.chance(0.6)
    sheet.put(
        "occasion",
        review_date=item["at"].date(),
        review_reason=item["reason"],
        review_form=sheet.dice.of(("two", "with_person", "two")),
        person_voice="yes" if spoke else "no",
    )
    if spoke and case.goals:
        sheet.put("occasion", person_words=case.goals[0]["words"])
    for number, goal in enumerate(case.goals, 1):
        sheet.put(
            f"outcomes/goal_review[{number}]",
            review_goal=goal["words"],
            review_outcome=goal["status"],
            review_satisfied=sheet.dice.of(("satisfied", "partly", "not_asked")),
        )
    sheet.put(
        "risk",
        new_assessment_seen="yes",
        risk_before=item["risk_before"],
        risk_now=item["risk_now"],
        risk_reason=item["words"],
        still_restricted="yes" if case.tier == "restricted" else "no",
    )
    sheet.put("decision", review_decision=item["decision"], review_actions=item["words"], worker_supported="yes")
    if item["decision"] != "closure":
        sheet.put("decision", next_review=item["next_on"])
    return sheet.found
