"""One whole case: its fate is drawn, its course walked, and its pages written along the course."""

from amparo.interfaces.cli.demo.casework import agreements, assessing, closing, encounters, entries
from amparo.interfaces.cli.demo.casework.course import Course, Fate, make_late, walk
from amparo.interfaces.cli.demo.casework.protection import profile
from amparo.interfaces.cli.demo.casework.scene import Scene
from amparo.interfaces.cli.demo.casework.staff import Team
from amparo.interfaces.cli.demo.casework.texts import LANGUAGES
from amparo.interfaces.cli.demo.dice import Dice
from amparo.interfaces.cli.demo.history import CaseHistory, Text
from amparo.interfaces.cli.demo.journey.calendar import Calendar
from amparo.interfaces.cli.demo.people.cast import Member
from amparo.interfaces.cli.demo.people.family import Family
from amparo.interfaces.cli.demo.showcase import Example
from amparo.interfaces.cli.demo.story import Person

Worker = tuple[Team, str]
"""A team and the key of the worker in it."""

OVERDUE = 0.15
"""Share of open cases that are made late; a few are too fresh to be, so that about one in eight is."""


def case_history(
    dice: Dice, calendar: Calendar, household: Family, member: Member, person: Person, worker: Worker, opened: int
) -> CaseHistory:
    """Draw the case of a person that opened on day `opened`, in the hands of `worker` (team and key)."""
    team, owner = worker
    picture = profile(dice, person, member, household)
    fate = _fate(dice, household.place.example, opened)
    course, closed_before = _course(dice, calendar, opened, picture.risk, fate)
    language = team.language if dice.chance(0.75) or household.place.shape == "cast" else dice.of(LANGUAGES)
    scene = Scene(dice, calendar, team, owner, language, member.line.given[0], course, picture, person)
    return _written(scene, fate, closed_before)


def _fate(dice: Dice, example: Example | None, opened: int) -> Fate:
    if example is not None:
        if example.kind == "closure":
            return Fate(closure=example.value)
        if example.kind in ("cast", "step"):
            return Fate(limit=example.value)
        waiting = {"assessment_waiting": "assessment", "plan_waiting": "plan"}.get(example.value, "")
        return Fate(special=example.value, limit=waiting)
    if opened < -200 and dice.chance(0.05):
        return Fate(special="reopened")
    roll = dice.roll()
    for below, special in ((0.04, "transferred"), (0.048, "transfer_waiting"), (0.055, "blocked")):
        if roll < below:
            return Fate(special=special)
    return Fate()


def _course(dice: Dice, calendar: Calendar, opened: int, risk: str, fate: Fate) -> tuple[Course, int | None]:
    """Walk the case; also return the day of an earlier closure when it was reopened."""
    course = walk(dice, calendar, opened, risk, Fate() if fate.special == "transferred" else fate)
    closed = course.closed_on
    if fate.special == "closure_requested":
        kept = [event for event in course.events if event[0] < -4]
        return Course([*kept, (-3, "review", -2), (-2, "closure", 1)], ("closure", 1), None, False), None
    if fate.special == "reopened" and closed is not None:
        day = min(-3, closed + dice.whole(8, 20))
        second = walk(dice, calendar, day, risk, Fate(special="again"), ("assessment", "plan", "delivery"))
        return Course(course.events + second.events, second.due, None, False), closed
    if closed is not None and closed > -8 and not fate.closure and dice.chance(0.6):
        return Course(course.events, ("closure", max(0, closed + 7)), None, False), None
    if fate.special == "overdue" or (not (fate.limit or fate.closure) and dice.chance(OVERDUE)):
        course = make_late(course)
    return course, None


def _written(scene: Scene, fate: Fate, closed_before: int | None) -> CaseHistory:
    """Write every page of a case."""
    course, team, special = scene.course, scene.team, fate.special
    goals, reviews = entries.goals(scene), encounters.reviews(scene, scene.profile.risk)
    ended = _ended(scene, fate, closed_before)
    return CaseHistory(
        opened_at=scene.calendar.at(course.events[0][0], scene.dice.whole(420, 700)),
        agency=team.agency, office=team.office, team=team.key, owner=scene.owner, supervisor=team.supervisor,
        tier=_tier(scene, fate), language=scene.language, state=_state(course, fate), steps=entries.steps(scene),
        risk=reviews[-1]["risk_now"] if reviews else scene.profile.risk, profile=scene.profile,
        assessments=assessing.assessments(scene), goals=goals, tasks=entries.tasks(scene, goals),
        notes=entries.notes(scene), incidents=assessing.incidents(scene), follow_ups=encounters.follow_ups(scene),
        reviews=reviews, consents=agreements.consents(scene, special), blocks=agreements.blocks(scene, special),
        referrals=agreements.referrals(scene, goals, special), transfers=agreements.transfers(scene, special),
        approvals=encounters.approvals(scene, _waiting(scene, fate)), closure=ended,
        reopened=_reopened(scene, closed_before), overdue=course.overdue,
        next_due=None if course.due is None else {"step": course.due[0], "on": scene.calendar.date(course.due[1])},
    )  # fmt: skip


def _asks_to_close(course: Course) -> bool:
    return course.closed_on is None and course.events[-1][1] == "closure"


def _ended(scene: Scene, fate: Fate, closed_before: int | None) -> Text | None:
    course = scene.course
    if course.closed_on is None and closed_before is None and not _asks_to_close(course):
        return None
    day = course.events[-1][0] if closed_before is None else closed_before
    return closing.closure(scene, fate.closure or closing.reason(scene), day, _asks_to_close(course))


def _waiting(scene: Scene, fate: Fate) -> str:
    """Name the step whose approval the supervisor has not given yet, if that is where the case stands."""
    if _asks_to_close(scene.course):
        return "closure"
    if fate.special:
        return fate.limit
    return "plan" if scene.dice.chance(0.3) else ""


def _reopened(scene: Scene, closed_before: int | None) -> Text | None:
    if closed_before is None:
        return None
    day = scene.days("assessment")[-1]
    return {"reason": scene.say("reopened"), **scene.stamp(day, scene.team.supervisor)}


def _state(course: Course, fate: Fate) -> str:
    """Name the step the case stands at: an old review is followed by delivery, unless the case is meant to stand there."""
    day, step, _ = course.events[-1]
    if course.closed_on is not None:
        return "closed"
    return "delivery" if step == "review" and day < -9 and fate.limit != "review" else step


def _tier(scene: Scene, fate: Fate) -> str:
    """Restrict cases marked so and a part of those in which somebody who did harm is still near."""
    flags = set(scene.profile.flags)
    hurt = bool(flags & {"exploited", "survivor"}) and bool(flags & {"feared_near", "debt_pressure"})
    return "restricted" if fate.special == "restricted" or (hurt and scene.dice.chance(0.7)) else "standard"
