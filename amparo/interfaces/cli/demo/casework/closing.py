"""Why a case closed, and how the person saw it."""

from amparo.interfaces.cli.demo.casework.scene import Scene
from amparo.interfaces.cli.demo.dice import Weighted
from amparo.interfaces.cli.demo.history import Text

_REASONS: Weighted[str] = Weighted([
    ("goals_met", 36), ("lost_contact", 15), ("moved", 12), ("person_request", 8), ("met_by_others", 7),
    ("transferred_agency", 5), ("returned", 3), ("regularised", 3), ("resettled", 2), ("out_of_mandate", 2),
    ("transferred_country", 2), ("removed", 1), ("detained", 1), ("unsafe", 1), ("error", 1), ("duplicate", 1),
])  # fmt: skip
_UNHEARD = {
    "lost_contact": "not_reachable", "moved": "not_reachable", "died": "died", "unsafe": "not_safe",
    "removed": "not_reachable",
}  # fmt: skip


def reason(scene: Scene) -> str:
    """Draw why a case closed, from what may happen to this person."""
    age, flags = scene.person.age, scene.profile.flags
    if 18 <= age <= 19 and scene.dice.chance(0.3):
        return "turned_adult"
    if "separated" in flags and scene.dice.chance(0.3):
        return "reunified"
    if age > 70 and scene.dice.chance(0.1):
        return "died"
    drawn = scene.dice.weighted(_REASONS)
    if drawn in ("regularised", "removed") and not {"migrant", "asylum_seeker"} & set(scene.person.groups):
        return "goals_met"
    return drawn


def closure(scene: Scene, why: str, day: int, waiting: bool) -> Text:
    """Return the closure of a day: the reason, the person's view, the tries to reach them, the later check."""
    heard = _UNHEARD.get(why, "yes")
    agrees = ("yes" if scene.dice.chance(0.9) else "no") if heard == "yes" else ""
    unreached = why in ("lost_contact", "moved")
    return {
        "reason": why, "heard": heard, "view": scene.say("view") if agrees else "", "agrees": agrees,
        "attempts": scene.dice.whole(3, 8) if unreached else None, "weeks": scene.dice.whole(4, 12) if unreached else None,
        "check_on": scene.calendar.date(day + 30), "waiting": waiting, **scene.stamp(day),
    }  # fmt: skip
