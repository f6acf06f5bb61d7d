"""What the person said yes or no to, where they were referred, and how responsibility moved."""

from amparo.interfaces.cli.demo.casework.scene import Scene
from amparo.interfaces.cli.demo.casework.staff import Team, teams_of
from amparo.interfaces.cli.demo.dice import Weighted
from amparo.interfaces.cli.demo.history import Text

_REFERRAL: Weighted[str] = Weighted(
    [
        ("completed", 44),
        ("accepted", 22),
        ("sent", 12),
        ("declined_by_service", 10),
        ("declined_by_person", 7),
        ("expired", 5),
    ]
)
_PURPOSES = ("services", "referral", "statistics", "family_tracing", "follow_up_after")
_WITH: dict[str, tuple[str, ...]] = {
    "services": ("own_agency",), "referral": ("health_provider", "lawyer", "named_agency"), "statistics": ("own_agency",),
    "family_tracing": ("red_cross_crescent",), "follow_up_after": ("own_agency",),
}  # fmt: skip
_DATA = {
    "services": ["identity", "story", "plan"], "referral": ["identity", "need_only"], "statistics": ["facets"],
    "family_tracing": ["identity"], "follow_up_after": ["identity"],
}  # fmt: skip


def consents(scene: Scene, special: str) -> list[Text]:
    """Return the answers to the questions of consent, purpose by purpose; `special` forces one of them."""
    asked = [purpose for purpose in _PURPOSES if purpose != "family_tracing" or "separated" in scene.profile.flags]
    return [_consent(scene, purpose, special if purpose == "referral" else "") for purpose in asked]


def _consent(scene: Scene, purpose: str, special: str) -> Text:
    dice, services = scene.dice, purpose == "services"
    day = min(0, scene.course.events[0][0] + dice.whole(0, 3))
    until = day + (730 if services else 365 if dice.chance(0.9) else 90)
    refused = not services and dice.chance(0.1)
    withdrawn = day + dice.whole(15, 60) if dice.chance(0.03) and not refused and not services else 1
    if special == "consent_refused":
        refused = True
    elif special == "consent_withdrawn":
        refused, withdrawn = False, day + 20
    elif special == "consent_expired":
        refused, withdrawn, until = False, 1, min(day + 60, -2)
    return {
        "purpose": purpose, "recipient": dice.of(_WITH[purpose]), "data": _DATA[purpose], "given_by": _given_by(scene),
        "decision": "refused" if refused else "given", "explained": _explained(scene),
        "until": scene.calendar.date(until), "expired": until < 0 and not refused,
        "withdrawn_at": None if withdrawn > 0 else scene.stamp(withdrawn)["at"], **scene.stamp(day),
    }  # fmt: skip


def _given_by(scene: Scene) -> list[str]:
    """A child's own assent stands beside a caregiver's yes, or that of an authority for a child alone."""
    if scene.person.age >= 18:
        return ["self"]
    return ["child_assent", "authority" if scene.person.travels_alone else "caregiver"]


def _explained(scene: Scene) -> str:
    return "spoken" if scene.person.interpreter == "not_needed" else "spoken_interpreter"


def referrals(scene: Scene, goals: list[Text], special: str) -> list[Text]:
    """Return referrals for some goals; some are refused by the person, some by the service, some run out."""
    found: list[Text] = []
    for at, goal in enumerate(goals):
        if not scene.dice.chance(0.55) and not (at == 0 and special in ("referral_refused", "service_expired")):
            continue
        status = scene.dice.weighted(_REFERRAL)
        if at == 0:
            status = {"referral_refused": "declined_by_person", "service_expired": "expired"}.get(special, status)
        planned = next(day for day, step, _ in scene.course.events if step == "plan")
        day = min(0, planned + scene.dice.whole(0, 12))
        found.append(
            {
                "service": goal["service"],
                "status": status,
                "urgency": scene.dice.of(("today", "week", "month")),
                **scene.stamp(day),
            }
        )
    return found


def transfers(scene: Scene, special: str) -> list[Text]:
    """Return transfers of responsibility: accepted ones in the past, a few that wait for an answer."""
    if special not in ("transferred", "transfer_waiting"):
        return []
    others = [team for team in _neighbours(scene.team) if team.key != scene.team.key]
    other = scene.dice.of(others)
    day = max(scene.course.events[0][0], -scene.dice.whole(3, 25))
    came = special == "transferred"
    from_team, to_team = (other, scene.team) if came else (scene.team, other)
    reason = "moved_to_area" if scene.dice.chance(0.5) else "needs_specialist_team"
    return [
        {
            "from_team": from_team.key, "to_team": to_team.key, "status": "accepted" if came else "offered", "reason": reason,
            **scene.stamp(day, from_team.supervisor),
        }
    ]  # fmt: skip


def blocks(scene: Scene, special: str) -> list[Text]:
    """Return conflict-of-interest blocks: a colleague of the team who must not see the case."""
    if special != "blocked":
        return []
    others = [key for key in scene.team.workers if key != scene.owner]
    return [
        {
            "worker": scene.dice.of(others),
            "reason": scene.say("block"),
            **scene.stamp(scene.course.events[0][0], scene.team.supervisor),
        }
    ]


def _neighbours(team: Team) -> list[Team]:
    district = int(team.key.partition("_")[2] or 1) - 1
    return [other for other in teams_of(district) if other.agency == team.agency]
