"""From a story to the entries of its case file: notes, tasks, what happened on the way, an offer to another team."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from amparo.casework.cases.loading.told import Event, Filled, Offered, Outcome, Signed, Written
from amparo.interfaces.cli.demo.casework import texts
from amparo.interfaces.cli.demo.dice import Dice
from amparo.interfaces.cli.demo.history import CaseHistory, Text
from amparo.interfaces.cli.demo.loading.staffing import House
from amparo.interfaces.cli.demo.story import Story

_BECAUSE = {
    "moved_to_area": {
        "en": "The person has moved to the area of your team.",
        "es": "La persona se ha mudado a la zona de su equipo.",
        "fr": "La personne a déménagé dans la zone de votre équipe.",
        "ar": "انتقل الشخص إلى منطقة فريقكم.",
    },
    "needs_specialist_team": {
        "en": "Your team has the experience that is needed here.",
        "es": "Su equipo tiene la experiencia que aquí hace falta.",
        "fr": "Votre équipe a l’expérience qu’il faut ici.",
        "ar": "لدى فريقكم الخبرة اللازمة هنا.",
    },
}


def written(
    story: Story, case: CaseHistory, house: House, course: Sequence[Event], latest: datetime
) -> Iterator[Event]:
    """Yield everything that was written into the file beside its forms, not later than `latest`."""
    opened = min(case.opened_at, latest - timedelta(minutes=1))
    owner = house.users[case.owner]

    def signed(at: datetime, by: UUID = owner) -> Signed:
        return Signed(max(min(at, latest), opened + timedelta(seconds=30)), by)

    for note in case.notes:
        stamp = signed(note["at"])
        yield Written(stamp, "note", {"text": note["text"]}, stamp.at.date())
    for number, task in enumerate(case.tasks):
        yield _task(story, case, task, signed(task["at"]), number, latest)
    screened = next((each for each in course if isinstance(each, Filled) and each.step == "screening"), None)
    if screened:
        yield from _way(story, case, screened.signed)
    yield from (_offer(story, case, item, house, latest) for item in case.transfers)
    yield from _afterwards(story, case, owner, latest)


def outcomes(story: Story, case: CaseHistory, by: UUID, since: datetime, latest: datetime) -> dict[int, Outcome]:
    """Return what came of the actions of the plan: most are done when their day has passed."""
    end = min(latest, case.closure["at"]) if case.closure and not case.reopened else latest
    found = {}
    for number, goal in enumerate(case.goals):
        passed = goal["by_on"] < end.date() and (story.record + number) % 8 != 0
        if not (passed or goal["status"] in ("met", "no_longer_wanted") or (case.closure and not case.reopened)):
            continue
        at = max(since + timedelta(hours=1), min(_noon(goal["by_on"]), end))
        words = _words(story, case, "plan", number)
        found[number] = Outcome(Signed(min(at, latest), by), words, goal["status"] != "no_longer_wanted")
    return found


def _task(story: Story, case: CaseHistory, task: Text, stamp: Signed, number: int, latest: datetime) -> Written:
    outcome = None
    if task["done_at"]:
        at = max(min(task["done_at"], latest), stamp.at)
        outcome = Outcome(Signed(at, stamp.by), _words(story, case, "task", number))
    fields = {"text": task["what"], "kind": task["kind"]}
    return Written(stamp, "task", fields, stamp.at.date(), task["due_on"], stamp.by, outcome)


def _words(story: Story, case: CaseHistory, about: str, number: int) -> str:
    dice = Dice("outcome", story.record, about, number)
    return texts.say(dice, case.language, dice.of(("service", "good_news", "phone_call")), _who(story))


def _way(story: Story, case: CaseHistory, told: Signed) -> Iterator[Written]:
    """Yield the legs of the journey and the incidents, as told in the screening."""
    for leg in story.person.legs:
        fields = {
            "stage": leg.stage,
            "place": leg.area,
            "country": leg.country,
            "transport": leg.transport,
            "arrived_on": leg.arrived_on.isoformat(),
            "left_on": leg.left_on.isoformat() if leg.left_on else "",
        }
        yield Written(told, "journey", fields, min(leg.arrived_on, told.at.date()))
    for item in case.incidents:
        fields = {"kind": item["kind"], "place": item["area"], "country": item["country"]}
        yield Written(told, "incident", fields, min(item["on"] or told.at.date(), told.at.date()))


def _offer(story: Story, case: CaseHistory, item: Text, house: House, latest: datetime) -> Offered:
    closed = case.closure["at"] if case.closure and not case.reopened else latest
    at = min(item["at"], latest - timedelta(hours=1), closed - timedelta(days=1))
    came = item["status"] == "accepted"
    return Offered(
        signed=Signed(at, house.users[item["by"] if came else case.owner]),
        from_team=house.team_ids[item["from_team"]],
        to_team=house.team_ids[item["to_team"]],
        reason=_BECAUSE[item["reason"]][case.language],
        summary=case.notes[0]["text"],
        accepted=Signed(min(at + timedelta(hours=20), latest), house.users[case.supervisor]) if came else None,
    )


def _afterwards(story: Story, case: CaseHistory, owner: UUID, latest: datetime) -> Iterator[Written]:
    """Yield the note about the contact that was agreed for after the closure; a few are still owed."""
    if not case.closure or case.closure["waiting"] or case.reopened or story.record % 6 == 0:
        return
    on: date = case.closure["check_on"]
    if on < latest.date():
        text = texts.say(Dice("afterwards", story.record), case.language, "phone_call", _who(story))
        yield Written(Signed(_noon(on), owner), "note", {"text": text}, on)


def _who(story: Story) -> str:
    return story.person.names[0].given


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)
