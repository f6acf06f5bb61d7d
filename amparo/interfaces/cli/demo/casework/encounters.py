"""Meetings along a case: follow-ups with the person, reviews with the supervisor, and what the supervisor decided."""

from amparo.interfaces.cli.demo.casework.scene import Scene
from amparo.interfaces.cli.demo.dice import Weighted
from amparo.interfaces.cli.demo.history import Text

_METHODS: Weighted[str] = Weighted(
    [("in_person_office", 34), ("phone", 34), ("message", 12), ("in_person_visit", 14), ("through_person", 6)]
)
_FEELING: Weighted[str] = Weighted([("much_better", 6), ("better", 34), ("same", 38), ("worse", 16), ("declined", 6)])
_CHANGE: Weighted[str] = Weighted([
    ("nothing", 50), ("new_place", 12), ("status_papers", 9), ("health", 9), ("work", 9), ("travel", 6), ("family", 4),
    ("care", 3),
])  # fmt: skip
_DECISIONS = ("continue", "continue", "continue", "change_plan", "reassess")
_OCCASIONS = ("planned", "planned", "risk_changed", "stuck")
_CALMER = {"high": "medium", "medium": "low", "low": "low"}
_APPROVED = frozenset({"assessment", "plan", "closure"})


def follow_ups(scene: Scene) -> list[Text]:
    """Return the follow-ups with how the person was reached, how they are and when the next contact is."""
    days = scene.days("follow_up")
    if not days:
        return []
    last = scene.course.due[1] if scene.course.due else days[-1] + 14
    following = [*days[1:], last]
    return [_follow_up(scene, day, max(later, day + 1)) for day, later in zip(days, following, strict=True)]


def _follow_up(scene: Scene, day: int, following: int) -> Text:
    dice = scene.dice
    reached = "reached" if dice.chance(0.86) else dice.of(("not_reached", "reached_other", "postponed"))
    return {
        "result": reached, "method": dice.weighted(_METHODS), "well_being": dice.weighted(_FEELING),
        "change": dice.weighted(_CHANGE), "next_on": scene.calendar.date(following), **scene.stamp(day),
    }  # fmt: skip


def reviews(scene: Scene, risk: str) -> list[Text]:
    """Return the reviews by the supervisor, from the risk found first; the risk goes down more often than up."""
    found: list[Text] = []
    days = scene.days("review")
    ends = scene.course.events[-1][1] == "closure"
    for at, day in enumerate(days):
        after = _CALMER[risk] if scene.dice.chance(0.28) else risk
        found.append(_review(scene, day, (risk, after), ends and at == len(days) - 1))
        risk = after
    return found


def _review(scene: Scene, day: int, risks: tuple[str, str], closing: bool) -> Text:
    decision = "closure" if closing else scene.dice.of(_DECISIONS)
    reason = "before_closure" if closing else scene.dice.of(_OCCASIONS)
    return {
        "reason": reason, "decision": decision, "risk_before": risks[0], "risk_now": risks[1], "words": scene.say("review"),
        "next_on": scene.calendar.date(day + 60), **scene.stamp(day, scene.team.supervisor),
    }  # fmt: skip


def approvals(scene: Scene, waiting: str) -> list[Text]:
    """Return the supervisor's decisions on assessment, plan and closure; `waiting` names a step that still waits."""
    found: list[Text] = []
    events, supervisor = scene.course.events, scene.team.supervisor
    for at, (day, step, _) in enumerate(events):
        if step not in _APPROVED:
            continue
        last = at == len(events) - 1
        if last and step == waiting:
            found.append({"step": step, "decision": "waiting", "at": None, "by": supervisor})
            continue
        following = 0 if last else events[at + 1][0]
        when = min(day + scene.dice.whole(0, 2), max(following, day), 0)
        found.append({"step": step, "decision": "approved", **scene.stamp(when, supervisor)})
    return found
