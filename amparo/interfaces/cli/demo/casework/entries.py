"""What is written into a case along its course: steps, goals, tasks, notes."""

from amparo.interfaces.cli.demo.casework.scene import Scene
from amparo.interfaces.cli.demo.history import Text

# Domain → service, level, factor, kind of task, and the flags that bring it up.
DOMAINS: dict[str, tuple[str, str, str, str, str]] = {
    "safety": ("safety", "individual", "social_support", "safety_check", "feared_near family_violence debt_pressure"),
    "shelter": ("shelter", "household", "hh_housing", "arrange_service", "no_shelter"),
    "health": ("health_general", "individual", "physical_health", "accompany", "ill emergency pregnant"),
    "calm": ("mhpss_focused", "individual", "coping", "arrange_service", "distress self_harm survivor"),
    "family": ("family_tracing", "household", "hh_separation", "arrange_service", "separated child_alone"),
    "papers": (
        "legal_aid", "individual", "documentation", "obtain_document", "no_papers irregular fears_return stateless removal_soon",
    ),
    "school": ("education_formal", "household", "hh_schooling", "accompany", "not_in_school"),
    "income": ("livelihood_employment", "household", "hh_income", "give_information", "poor debt"),
    "access": ("disability_support", "individual", "disability", "arrange_service", "disability"),
    "information": ("information_counselling", "individual", "knowledge_of_rights", "give_information", ""),
}  # fmt: skip
_FLAGS = {domain: frozenset(row[4].split()) for domain, row in DOMAINS.items()}
_NOTE_OF = {
    "first_contact": "first_contact", "screening": "first_contact", "assessment": "assessment", "plan": "assessment",
    "review": "review", "delivery": "service", "closure": "closure",
}  # fmt: skip
_ALONG_THE_WAY = ("follow_up", "follow_up", "phone_call", "visit", "service", "good_news", "worry", "missed")


def steps(scene: Scene) -> list[Text]:
    """Return each step reached with when, by whom, and when it had been due."""
    found = []
    for day, step, due in scene.course.events:
        by = scene.team.supervisor if step == "review" else scene.owner
        found.append({"step": step, "due_on": scene.calendar.date(due), **scene.stamp(day, by)})
    return found


def goals(scene: Scene) -> list[Text]:
    """Return up to four goals in the person's words, none before there is a plan; old goals are further on."""
    planned = next(iter(scene.days("plan")), None)
    if planned is None:
        return []
    flags = set(scene.profile.flags)
    domains = [name for name, needed in _FLAGS.items() if needed & flags] or ["information"]
    return [_goal(scene, domain, planned) for domain in domains[:4]]


def _goal(scene: Scene, domain: str, planned: int) -> Text:
    service, level, factor, _, _ = DOMAINS[domain]
    due = planned + scene.dice.whole(10, 70)
    return {
        "domain": domain, "words": scene.say(f"goal_{domain}"), "action": scene.say(f"task_{domain}"), "service": service,
        "level": level, "factor": factor, "by_on": scene.calendar.date(due), "status": _standing(scene, planned, due),
    }  # fmt: skip


def _standing(scene: Scene, planned: int, due: int) -> str:
    dice = scene.dice
    if scene.course.closed_on is not None:
        return "met" if dice.chance(0.6) else dice.of(("partly_met", "partly_met", "not_met", "no_longer_wanted"))
    if due < 0:
        return "met" if dice.chance(0.4) else dice.of(("in_progress", "partly_met", "blocked", "changed"))
    return "in_progress" if planned < -7 else "not_started"


def tasks(scene: Scene, planned_goals: list[Text]) -> list[Text]:
    """Return the tasks that serve the goals; past ones are done, unless the case is late."""
    planned = next(iter(scene.days("plan")), 0)
    return [_task(scene, goal["domain"], planned) for goal in planned_goals for _ in range(scene.dice.whole(0, 2))]


def _task(scene: Scene, domain: str, planned: int) -> Text:
    due = planned + scene.dice.whole(2, 45)
    done: int | None = max(planned, due - scene.dice.whole(0, 3))
    closed = scene.course.closed_on
    if closed is not None:
        done = min(done or 0, closed)
    elif due > 0 or (scene.course.overdue and due < 0 and scene.dice.chance(0.5)):
        done = None
    return {
        "kind": DOMAINS[domain][3], "what": scene.say(f"task_{domain}"), "due_on": scene.calendar.date(due),
        "done_at": None if done is None else scene.stamp(done)["at"], "assignee": scene.owner, **scene.stamp(planned),
    }  # fmt: skip


def notes(scene: Scene) -> list[Text]:
    """Return notes in the case's language: one for most steps, fewer as a case grows long."""
    found = []
    often = 0.3 if len(scene.course.events) > 9 else 0.55
    for at, (day, step, _) in enumerate(scene.course.events):
        if step == "closure" or at == 0 or scene.dice.chance(often):
            kind = _NOTE_OF.get(step) or scene.dice.of(_ALONG_THE_WAY)
            text = scene.say(kind)
            if scene.dice.chance(0.18):
                text += " " + scene.say("aside")
            found.append({"kind": kind, "language": scene.language, "text": text, **scene.stamp(day)})
    return found
