"""Record that a worker is competent in an area, and let what is not proven any more lapse."""

from datetime import date, timedelta
from uuid import UUID

from amparo.casework.cases import queries as cases
from amparo.casework.partnership import queries as registers
from amparo.casework.people import queries as people
from amparo.casework.supervision import scoring
from amparo.casework.supervision.queries.competence import TOPICS, workers
from amparo.foundation import clock
from amparo.foundation.codelists import read_date
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action, may
from amparo.trust.accounts import competence
from amparo.trust.audit import actions as audit
from amparo.trust.disclosure import circles, gate
from amparo.trust.disclosure.access import Access

TRAINING = "training"


@audit.one_act
def record_competence(*, by: Access, worker: UUID, area: str, training: UUID, result: int, passed_on: date) -> None:
    """Record that a worker of one's teams passed the assessment of a training about an area. Nobody does it for themselves.

    `training` stands in the register of trainings; `result` is what was right, in percent.
    """
    act = "competence.recorded"
    if not may(by.actor, Action.KEEP_COMPETENCE).allowed or worker == by.id or worker not in dict(workers(by)):
        raise gate.not_there(by, worker, act)
    if area not in TOPICS:
        raise Refusal("directory.unknown_code", field="area")
    _check_training(by, area, training, passed_on)
    if not scoring.named("competence_pass").amount <= result <= 100:
        raise Refusal("competence.not_passed", field="result")
    until = passed_on + timedelta(days=scoring.named("competence_counts", passed_on).amount)
    if passed_on > clock.today() or until < clock.today():
        raise Refusal("competence.day", field="passed_on")
    competence.record(worker, area, training, result, passed_on, until, by.id)
    audit.append([audit.Entry(actor=by.id, role=by.role, act=act, record=worker, detail={"area": area})])


def _check_training(by: Access, area: str, training: UUID, passed_on: date) -> None:
    """Raise Refusal where the register knows no such training, or it is about something else or came later."""
    kept = {one.row.pk: one for one in registers.records(by, TRAINING)}.get(training)
    said = kept.version.answers if kept else {}
    given = read_date(said.get("training/training_on", ""))
    if TOPICS[area] not in said.get("training/training_topics", "").split() or given is None or given > passed_on:
        raise Refusal("competence.training", field="training")


def lapse_what_is_over() -> int:
    """For the house: let every qualification lapse whose proof ran out; return how many. What is carried stays in reach."""
    over = competence.running_out()
    for user, area in over:
        _lapse(user, area)
    return len(over)


@audit.one_act
def _lapse(user: UUID, area: str) -> None:
    teams = competence.supervised_teams(user)
    held = {*competence.parts_of(user), *cases.carried_by(user, teams), *people.carried_by(user, teams)}
    competence.lapse(user, area, held)
    circles.let_go(user)
    audit.append([audit.Entry(actor=None, role="house", act="competence.lapsed", record=user, detail={"area": area})])
