"""How the four levels looked at first and later, and which incidents the person spoke of."""

from amparo.interfaces.cli.demo.casework.scene import Scene
from amparo.interfaces.cli.demo.dice import Dice
from amparo.interfaces.cli.demo.history import Text


def assessments(scene: Scene) -> list[Text]:
    """Return the first picture of the four levels and, where time has passed, a later one that shows what changed."""
    days = scene.days("assessment")
    if not days:
        return []
    first = [dict(factor) for factor in scene.profile.factors]
    found: list[Text] = [{"reason": "first", "ratings": first, **scene.stamp(days[0])}]
    again, later = len(days) > 1, days[-1] if len(days) > 1 else days[0] + 90
    if again or (scene.course.events[-1][0] > later and scene.dice.chance(0.6)):
        day = later if again else scene.calendar.working(scene.dice, later)
        ratings = [_moved(scene.dice, rating) for rating in first]
        reason = "return_to_case" if again else "planned"
        found.append({"reason": reason, "ratings": ratings, **scene.stamp(day)})
    return found


def _moved(dice: Dice, rating: Text) -> Text:
    """Return a rating as it stands months later: risks of one's own tend to shrink, strengths to grow."""
    now = dict(rating)
    structural = rating["level"] in ("community", "structural")
    if rating["polarity"] == "risk" and dice.chance(0.12 if structural else 0.55):
        now["strength"] -= 1
        if now["strength"] == 0:
            now.update(polarity="neutral", strength=0)
    elif rating["polarity"] == "protective" and dice.chance(0.35):
        now["strength"] = min(3, now["strength"] + 1)
    return now


def incidents(scene: Scene) -> list[Text]:
    """Return up to three incidents the person spoke of, by kind, place and day only; none before the screening."""
    told = next((day for day, step, _ in scene.course.events if step in ("screening", "assessment")), None)
    if told is None:
        return []
    met = [(leg, kind) for leg in scene.person.legs for kind in leg.incidents]
    return [
        {"kind": kind, "on": leg.left_on, "area": leg.area, "country": leg.country, **scene.stamp(told)}
        for leg, kind in met[:3]
    ]
