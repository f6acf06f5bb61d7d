"""One whole case: its fate is drawn, its course walked, and its pages written along the course."""

from amparo.interfaces.cli.demo.casework import agreements, entries
from amparo.interfaces.cli.demo.casework.course import Course, Fate, make_late, walk
from amparo.interfaces.cli.demo.casework.entries import Scene
from amparo.interfaces.cli.demo.casework.protection import profile
from amparo.interfaces.cli.demo.casework.staff import Team
from amparo.interfaces.cli.demo.casework.texts import LANGUAGES
from amparo.interfaces.cli.demo.dice import Dice, Weighted
from amparo.interfaces.cli.demo.journey.calendar import Calendar
from amparo.interfaces.cli.demo.people.cast import Member
from amparo.interfaces.cli.demo.people.family import Family
from amparo.interfaces.cli.demo.showcase import Example
from amparo.interfaces.cli.demo.story import CaseHistory, Person, Profile, Text

OVERDUE = 0.15
"""Share of open cases that are made late; a few are too fresh to be, so that about one in eight is."""

_REASONS: Weighted[str] = Weighted(
    [
        ("goals_met", 36), ("lost_contact", 15), ("moved", 12), ("person_request", 8), ("met_by_others", 7),
        ("transferred_agency", 5),
        ("returned", 3), ("regularised", 3), ("resettled", 2), ("out_of_mandate", 2), ("transferred_country", 2), ("removed", 1),
        ("detained", 1), ("unsafe", 1), ("error", 1), ("duplicate", 1),
    ]
)  # fmt: skip
_UNHEARD = {
    "lost_contact": "not_reachable",
    "moved": "not_reachable",
    "died": "died",
    "unsafe": "not_safe",
    "removed": "not_reachable",
}


def case_history(
    dice: Dice,
    calendar: Calendar,
    household: Family,
    member: Member,
    person: Person,
    worker: tuple[Team, str],
    opened: int,
) -> CaseHistory:
    """Draw the case of a person that opened on day `opened`, in the hands of `worker` (team and key)."""
    team, owner = worker
    picture = profile(dice, person, member, household)
    fate = _fate(dice, household.place.example, opened)
    course, again = _course(dice, calendar, opened, picture, fate)
    language = team.language if dice.chance(0.75) or household.place.shape == "cast" else dice.of(LANGUAGES)
    scene = Scene(dice, calendar, team, owner, language, member.line.given[0], course, picture, person)
    return _written(scene, fate, again)


def _fate(dice: Dice, example: Example | None, opened: int) -> Fate:
    if example is not None:
        match example.kind:
            case "cast" | "step":
                return Fate(limit=example.value)
            case "closure":
                return Fate(closure=example.value)
        waiting = {"assessment_waiting": "assessment", "plan_waiting": "plan"}.get(example.value, "")
        return Fate(special=example.value, limit=waiting)
    if opened < -200 and dice.chance(0.05):
        return Fate(special="reopened")
    roll = dice.roll()
    special = (
        "transferred" if roll < 0.04 else "transfer_waiting" if roll < 0.048 else "blocked" if roll < 0.055 else ""
    )
    return Fate(special=special)


def _course(dice: Dice, calendar: Calendar, opened: int, picture: Profile, fate: Fate) -> tuple[Course, Text | None]:
    """Walk the case; a reopened one walks twice, one that asks for closure has just got there."""
    if fate.special == "closure_requested":
        course = walk(dice, calendar, opened, picture.risk, fate)
        kept = [event for event in course.events if event[0] < -4]
        events = [*kept, (-3, "review", -2), (-2, "closure", 1)]
        return Course(events, ("closure", 1), None, False), None
    course = walk(dice, calendar, opened, picture.risk, Fate() if fate.special == "transferred" else fate)
    if fate.special == "reopened" and course.closed_on is not None:
        day = min(-3, course.closed_on + dice.whole(8, 20))
        second = walk(dice, calendar, day, picture.risk, Fate(special="again"), ("assessment", "plan", "delivery"))
        again: Text = {"day": day, "closed_on": course.closed_on}
        return Course(course.events + second.events, second.due, None, False), again
    if course.closed_on is not None and course.closed_on > -8 and not fate.closure and dice.chance(0.6):
        return Course(course.events, ("closure", max(0, course.closed_on + 7)), None, False), None
    if fate.special == "overdue" or (not (fate.limit or fate.closure) and dice.chance(OVERDUE)):
        course = make_late(course)
    return course, None


def _written(scene: Scene, fate: Fate, again: Text | None) -> CaseHistory:
    course, picture, team = scene.course, scene.profile, scene.team
    goals = entries.goals(scene)
    reviews = entries.reviews(scene, picture.risk)
    closing = course.closed_on is None and course.events[-1][1] == "closure"
    reason = fate.closure or (_reason(scene) if course.closed_on is not None or again or closing else "")
    waiting = "closure" if closing else fate.limit if fate.special else ("plan" if scene.dice.chance(0.3) else "")
    reopened = None
    if again:
        reopened = {"reason": scene.say("reopened"), **scene.stamp(again["day"], team.supervisor)}
    return CaseHistory(
        opened_at=scene.calendar.at(course.events[0][0], scene.dice.whole(420, 700)),
        agency=team.agency,
        office=team.office,
        team=team.key,
        owner=scene.owner,
        supervisor=team.supervisor,
        tier=_tier(scene, fate),
        language=scene.language,
        state=_state(course),
        steps=entries.steps(scene),
        risk=reviews[-1]["risk_now"] if reviews else picture.risk,
        profile=picture,
        assessments=_assessments(scene),
        goals=goals,
        tasks=entries.tasks(scene, goals),
        notes=entries.notes(scene),
        incidents=_incidents(scene),
        follow_ups=entries.follow_ups(scene),
        reviews=reviews,
        consents=agreements.consents(scene, fate.special),
        referrals=agreements.referrals(scene, goals, fate.special),
        transfers=agreements.transfers(scene, fate.special),
        blocks=agreements.blocks(scene, fate.special),
        approvals=entries.approvals(scene, waiting),
        closure=_closure(scene, reason, again, closing) if reason else None,
        reopened=reopened,
        next_due=None if course.due is None else {"step": course.due[0], "on": scene.calendar.date(course.due[1])},
        overdue=course.overdue,
    )


def _state(course: Course) -> str:
    """Name the step the case stands at: after a review it goes back to delivery, unless the supervisor is still at it."""
    day, step, _ = course.events[-1]
    if course.closed_on is not None:
        return "closed"
    return "delivery" if step == "review" and day < -9 else step


def _tier(scene: Scene, fate: Fate) -> str:
    """Restrict cases marked so and a part of those in which somebody who did harm is still near."""
    flags = set(scene.profile.flags)
    hurt = bool(flags & {"exploited", "survivor"}) and bool(flags & {"feared_near", "debt_pressure"})
    return "restricted" if fate.special == "restricted" or (hurt and scene.dice.chance(0.7)) else "standard"


def _reason(scene: Scene) -> str:
    """Draw why a case closed, from what may happen to this person."""
    age, flags = scene.person.age, scene.profile.flags
    if 18 <= age <= 19 and scene.dice.chance(0.3):
        return "turned_adult"
    if "separated" in flags and scene.dice.chance(0.3):
        return "reunified"
    if age > 70 and scene.dice.chance(0.1):
        return "died"
    reason = scene.dice.weighted(_REASONS)
    if reason in ("regularised", "removed") and not {"migrant", "asylum_seeker"} & set(scene.person.groups):
        return "goals_met"
    return reason


def _closure(scene: Scene, reason: str, again: Text | None, waiting: bool) -> Text:
    day = again["closed_on"] if again else scene.course.events[-1][0]
    heard = _UNHEARD.get(reason, "yes")
    unreached = reason in ("lost_contact", "moved")
    return {
        "reason": reason,
        "heard": heard,
        "view": scene.say("view") if heard == "yes" else "",
        "agrees": "yes" if heard == "yes" and scene.dice.chance(0.9) else "no" if heard == "yes" else "",
        "attempts": scene.dice.whole(3, 8) if unreached else None,
        "weeks": scene.dice.whole(4, 12) if unreached else None,
        "check_on": scene.calendar.date(day + 30),
        "waiting": waiting,
        **scene.stamp(day),
    }


def _assessments(scene: Scene) -> list[Text]:
    """Return the first picture of the four levels and, where time has passed, a later one that shows what changed."""
    days = [day for day, step, _ in scene.course.events if step == "assessment"]
    if not days:
        return []
    first = [dict(factor) for factor in scene.profile.factors]
    found: list[Text] = [{"reason": "first", "ratings": first, **scene.stamp(days[0])}]
    later = days[1] if len(days) > 1 else days[0] + 90
    if len(days) > 1 or (scene.course.events[-1][0] > later and scene.dice.chance(0.6)):
        reason = "return_to_case" if len(days) > 1 else "planned"
        day = later if len(days) > 1 else scene.calendar.working(scene.dice, later)
        found.append(
            {"reason": reason, "ratings": [_moved(scene.dice, rating) for rating in first], **scene.stamp(day)}
        )
    return found


def _moved(dice: Dice, rating: Text) -> Text:
    """Return a rating as it stands months later: risks on the person's own levels tend to shrink, strengths to grow."""
    now = dict(rating)
    structural = rating["level"] in ("community", "structural")
    if rating["polarity"] == "risk" and dice.chance(0.12 if structural else 0.55):
        now["strength"] -= 1
        if now["strength"] == 0:
            now.update(polarity="neutral", strength=0)
    elif rating["polarity"] == "protective" and dice.chance(0.35):
        now["strength"] = min(3, now["strength"] + 1)
    return now


def _incidents(scene: Scene) -> list[Text]:
    """Return up to three incidents the person spoke of, by kind, place and day only; none before the screening."""
    told = next((day for day, step, _ in scene.course.events if step in ("screening", "assessment")), None)
    if told is None:
        return []
    met = [(leg, kind) for leg in scene.person.legs for kind in leg.incidents]
    return [
        {"kind": kind, "on": leg.left_on, "area": leg.area, "country": leg.country, **scene.stamp(told)}
        for leg, kind in met[:3]
    ]
