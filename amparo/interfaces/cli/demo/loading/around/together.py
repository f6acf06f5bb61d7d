"""Files that Bruno looked at, a session, and a conference about one of Alma’s cases, so that the screens show something.

All of it is invented and the same for the same country; only seeds and ids differ.
"""

from datetime import timedelta
from uuid import UUID

from amparo.casework.cases import queries as cases
from amparo.casework.conferences import actions as conferences
from amparo.casework.conferences.actions import Decision
from amparo.casework.supervision import actions, queries, scoring
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Role
from amparo.interfaces.cli.demo.loading.staffing import at_work
from amparo.trust.disclosure.access import Access

ROUNDS = (
    ("met", "partly", "not_met", "met", "not_seen", "partly"),
    ("met", "met", "partly", "partly", "met", "not_applicable"),
    ("partly", "met", "met", "met", "partly", "met"),
)
STRONG = "The person’s own words stand at the beginning, and one sees at once how to reach them safely."
LEARN = "After the move the level of risk was not looked at again. Let us look together at when it is due."
STEP = "Look again at the risk of every case that changed its place this month"
CALLED = {
    "purpose": "plan", "about": "A family that two offices accompany; both promised the same transport.",
    "questions": "Who goes with them?\nWho tells them what comes next?", "where": "Office, small room, ten o’clock",
    "groups": ["plan"],
}  # fmt: skip
SAID = {
    "discussed": "Both offices had made the same promise. One of them takes it over and tells the family today.",
    "person_view": "They want to travel together, and by day.",
    "person_part": "was_heard_before",
}


def look_after_work() -> None:
    """Let Bruno look at files of a sample and tell the workers who are at work, note a session, and sit together with Alma."""
    bruno, alma = at_work("bruno", Role.SUPERVISOR), at_work("alma", Role.CASE_WORKER)
    for team in sorted(bruno.actor.supervises & alma.actor.teams):
        for answers in ROUNDS:
            _audited(actions.draw(by=bruno, team=team, size=4), answers, bruno, alma)
    fields = {"themes": "How to end a talk kindly when time is over.", "next": "Try it, and tell how it went.",
              "next_on": clock.today() + timedelta(days=14)}  # fmt: skip
    actions.note_session(by=bruno, on=clock.today(), kind="individual", workers=[alma.id], fields=fields)
    _confer(bruno, alma)


def _audited(draw: UUID, levels: tuple[str, ...], bruno: Access, alma: Access) -> None:
    """Tell Alma of her file of a sample; the others stay to be looked at, for their workers have no key in this country."""
    row = next((one for one in queries.one_draw(bruno, draw).audits if one.worker == alma.id), None)
    if row is None:
        return
    questions = [path for path, one in scoring.form().questions.items() if one.list_name == "audit_answer"]
    answers = {path: levels[number % len(levels)] for number, path in enumerate(questions)}
    actions.fill(by=bruno, audit_id=row.pk, answers=answers)
    soon = clock.today() + timedelta(days=21)
    actions.tell(by=bruno, audit_id=row.pk, strengths=STRONG, learn=LEARN, steps=[(STEP, soon)])
    if len(queries.mine(alma)) == 1:
        text = "Thank you. I will go through them on Monday."
        actions.reply(by=alma, audit_id=row.pk, text=text)
        actions.acknowledge(by=alma, audit_id=row.pk)


def _confer(bruno: Access, alma: Access) -> None:
    """Hold a conference about the first of Alma's cases that Bruno may read and that takes a task."""
    for seen in cases.case_list(alma, size=20).rows:
        try:
            conference = conferences.call(by=alma, case=seen.id, on=clock.today(), fields=CALLED, guests=[bruno.id])
        except Refusal:
            continue
        soon = clock.today() + timedelta(days=5)
        decided = [Decision("Tell the family who goes with them, and when", alma.id, soon)]
        conferences.keep_minutes(by=alma, conference=conference, present=[bruno.id], fields=SAID, decisions=decided)
        return
