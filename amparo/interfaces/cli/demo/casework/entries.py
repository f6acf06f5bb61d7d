"""What is written into a case along its course: goals, tasks, notes, follow-ups, reviews, approvals."""

from dataclasses import dataclass

from amparo.interfaces.cli.demo.casework import texts
from amparo.interfaces.cli.demo.casework.course import Course
from amparo.interfaces.cli.demo.casework.staff import Team
from amparo.interfaces.cli.demo.dice import Dice, Weighted
from amparo.interfaces.cli.demo.journey.calendar import Calendar
from amparo.interfaces.cli.demo.story import Person, Profile, Text

# Domain → service, level, factor, kind of task, and the flags that bring it up.
DOMAINS: dict[str, tuple[str, str, str, str, frozenset[str]]] = {
    "safety": ("safety", "individual", "social_support", "safety_check", frozenset({"feared_near", "family_violence",
        "debt_pressure"})),
    "shelter": ("shelter", "household", "hh_housing", "arrange_service", frozenset({"no_shelter"})),
    "health": ("health_general", "individual", "physical_health", "accompany", frozenset({"ill", "emergency", "pregnant"})),
    "calm": ("mhpss_focused", "individual", "coping", "arrange_service", frozenset({"distress", "self_harm", "survivor"})),
    "family": ("family_tracing", "household", "hh_separation", "arrange_service", frozenset({"separated", "child_alone"})),
    "papers": ("legal_aid", "individual", "documentation", "obtain_document", frozenset({"no_papers", "irregular",
        "fears_return", "stateless", "removal_soon"})),
    "school": ("education_formal", "household", "hh_schooling", "accompany", frozenset({"not_in_school"})),
    "income": ("livelihood_employment", "household", "hh_income", "give_information", frozenset({"poor", "debt"})),
    "access": ("disability_support", "individual", "disability", "arrange_service", frozenset({"disability"})),
    "information": ("information_counselling", "individual", "knowledge_of_rights", "give_information", frozenset()),
}  # fmt: skip
_METHODS: Weighted[str] = Weighted(
    [("in_person_office", 34), ("phone", 34), ("message", 12), ("in_person_visit", 14), ("through_person", 6)]
)
_FEELING: Weighted[str] = Weighted([("much_better", 6), ("better", 34), ("same", 38), ("worse", 16), ("declined", 6)])
_CHANGE: Weighted[str] = Weighted(
    [
        ("nothing", 50),
        ("new_place", 12),
        ("status_papers", 9),
        ("health", 9),
        ("work", 9),
        ("travel", 6),
        ("family", 4),
        ("care", 3),
    ]
)
_AFTER_PLAN = frozenset({"delivery", "follow_up", "review", "closure"})


@dataclass(slots=True)
class Scene:
    """What the writers of entries need to know about one case."""

    dice: Dice
    calendar: Calendar
    team: Team
    owner: str
    language: str
    who: str
    course: Course
    profile: Profile
    person: Person

    def say(self, kind: str) -> str:
        """Return a text of a kind about this person."""
        return texts.say(self.dice, self.language, kind, self.who)

    def stamp(self, day: int, by: str = "") -> Text:
        """Return `at` and `by` for something done on a day, within working hours."""
        return {"at": self.calendar.at(day, self.dice.whole(420, 1010)), "by": by or self.owner}


def steps(scene: Scene) -> list[Text]:
    """Return each step reached with when, by whom, and when it had been due."""
    found = []
    for day, step, due in scene.course.events:
        by = scene.team.supervisor if step == "review" else scene.owner
        found.append({"step": step, "due_on": scene.calendar.date(due), **scene.stamp(day, by)})
    return found


def goals(scene: Scene) -> list[Text]:
    """Return up to four goals in the person's words, none before there is a plan; old goals are further on."""
    planned = _day_of(scene, "plan")
    if planned is None:
        return []
    flags = set(scene.profile.flags)
    domains = [name for name, row in DOMAINS.items() if row[4] & flags] or ["information"]
    found = []
    for domain in domains[:4]:
        service, level, factor, _, _ = DOMAINS[domain]
        due = planned + scene.dice.whole(10, 70)
        found.append(
            {
                "domain": domain, "words": scene.say(f"goal_{domain}"), "action": scene.say(f"task_{domain}"), "service": service,
                "level": level, "factor": factor, "by_on": scene.calendar.date(due), "status": _standing(scene, planned, due),
            }
        )  # fmt: skip
    return found


def _standing(scene: Scene, planned: int, due: int) -> str:
    dice = scene.dice
    if scene.course.closed_on is not None:
        return "met" if dice.chance(0.6) else dice.of(("partly_met", "partly_met", "not_met", "no_longer_wanted"))
    if due < 0:
        return "met" if dice.chance(0.4) else dice.of(("in_progress", "partly_met", "blocked", "changed"))
    return "in_progress" if planned < -7 else "not_started"


def tasks(scene: Scene, planned_goals: list[Text]) -> list[Text]:
    """Return the tasks that serve the goals; past ones are done, unless the case is late."""
    planned = _day_of(scene, "plan")
    if planned is None:
        return []
    found: list[Text] = []
    closed = scene.course.closed_on
    for goal in planned_goals:
        for _ in range(scene.dice.whole(0, 2)):
            due = planned + scene.dice.whole(2, 45)
            late = scene.course.overdue and due < 0 and scene.dice.chance(0.5)
            done = (
                None
                if late or (due > 0 and closed is None)
                else min(due - scene.dice.whole(0, 3), 0 if closed is None else closed)
            )
            found.append(
                {
                    "kind": DOMAINS[goal["domain"]][3], "what": scene.say(f"task_{goal['domain']}"),
                    "due_on": scene.calendar.date(due),
                    "done_at": None if done is None else scene.stamp(max(done, planned))["at"], "assignee": scene.owner,
                    **scene.stamp(planned),
                }
            )  # fmt: skip
    return found


def notes(scene: Scene) -> list[Text]:
    """Return notes in the team's language: one for most steps, fewer as a case grows long."""
    found = []
    long = len(scene.course.events) > 9
    for at, (day, step, _) in enumerate(scene.course.events):
        if step == "closure" or at == 0 or scene.dice.chance(0.3 if long else 0.55):
            kind = _NOTE_OF.get(step, "")
            kind = kind or scene.dice.of(
                ("follow_up", "follow_up", "phone_call", "visit", "service", "good_news", "worry", "missed")
            )
            text = scene.say(kind)
            if scene.dice.chance(0.18):
                text += " " + scene.say("aside")
            found.append({"kind": kind, "language": scene.language, "text": text, **scene.stamp(day)})
    return found


_NOTE_OF = {
    "first_contact": "first_contact", "screening": "first_contact", "assessment": "assessment", "plan": "assessment",
    "review": "review",
    "delivery": "service", "closure": "closure",
}  # fmt: skip


def follow_ups(scene: Scene) -> list[Text]:
    """Return the follow-ups with how the person was reached, how they are and when the next contact is."""
    found: list[Text] = []
    days = [day for day, step, _ in scene.course.events if step == "follow_up"]
    for at, day in enumerate(days):
        following = days[at + 1] if at + 1 < len(days) else (scene.course.due or ("", day + 14))[1]
        reached = "reached" if scene.dice.chance(0.86) else scene.dice.of(("not_reached", "reached_other", "postponed"))
        found.append(
            {
                "result": reached, "method": scene.dice.weighted(_METHODS), "well_being": scene.dice.weighted(_FEELING),
                "change": scene.dice.weighted(_CHANGE), "next_on": scene.calendar.date(max(following, day + 1)),
                **scene.stamp(day),
            }
        )  # fmt: skip
    return found


def reviews(scene: Scene, risk: str) -> list[Text]:
    """Return the reviews by the supervisor; the risk goes down more often than up."""
    found: list[Text] = []
    days = [day for day, step, _ in scene.course.events if step == "review"]
    closing = scene.course.closed_on is not None
    for at, day in enumerate(days):
        last = at == len(days) - 1
        after = {"high": "medium", "medium": "low", "low": "low"}[risk] if scene.dice.chance(0.28) else risk
        decision = (
            "closure"
            if last and closing
            else scene.dice.of(("continue", "continue", "continue", "change_plan", "reassess"))
        )
        reason = (
            "before_closure"
            if decision == "closure"
            else scene.dice.of(("planned", "planned", "risk_changed", "stuck"))
        )
        found.append(
            {
                "reason": reason, "decision": decision, "risk_before": risk, "risk_now": after, "words": scene.say("review"),
                "next_on": scene.calendar.date(day + 60), **scene.stamp(day, scene.team.supervisor),
            }
        )  # fmt: skip
        risk = after
    return found


def approvals(scene: Scene, waiting: str) -> list[Text]:
    """Return the supervisor's decisions on assessment, plan and closure; `waiting` names a step that still waits."""
    found: list[Text] = []
    for at, (day, step, _) in enumerate(scene.course.events):
        if step not in ("assessment", "plan", "closure"):
            continue
        following = scene.course.events[at + 1][0] if at + 1 < len(scene.course.events) else 0
        if step == waiting and at == len(scene.course.events) - 1:
            found.append({"step": step, "decision": "waiting", "at": None, "by": scene.team.supervisor})
            continue
        when = min(day + scene.dice.whole(0, 2), max(following, day), 0)
        found.append({"step": step, "decision": "approved", **scene.stamp(when, scene.team.supervisor)})
    return found


def _day_of(scene: Scene, step: str) -> int | None:
    return next((day for day, reached, _ in scene.course.events if reached == step), None)
