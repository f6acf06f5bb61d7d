"""Answer a question under seal: let the one who asked know of oneself, or tell nothing."""

from uuid import UUID

from amparo.casework.matching import queries, rules
from amparo.casework.matching.actions.comparing import matches
from amparo.casework.matching.models import Asked
from amparo.casework.matching.queries import IDENTITY, Match
from amparo.casework.notices import actions as notices
from amparo.casework.people.projection import KIND
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action
from amparo.trust.disclosure import acting, gate
from amparo.trust.disclosure.access import Access


def match(*, by: Access, request: UUID, person: UUID) -> Match:
    """Return one match that `by` may answer; raise "not there" for everything else."""
    pairs = {(each.request.pk, each.facts.record): each for each in matches(by=by)}
    found = pairs.get((request, person))
    if found is None or not found.may_answer:
        raise gate.not_there(by, request, "match.answered")
    return found


def answer(*, by: Access, request: UUID, person: UUID, accept: bool, reason: str) -> None:
    """Answer a question about `person`, somebody restricted of one's own: let the asker know of oneself, or tell nothing.

    The answer stands in the person's sealed record as any other change of it, so that the log and the database do not
    tell it apart. Only accepting is told, to the asker alone. Raises "matching.kept_away", "cases.comment_missing".
    """
    found = match(by=by, request=request, person=person)
    if not reason.strip():
        raise Refusal("cases.comment_missing", field="reason")
    if accept and found.kept_away:
        raise Refusal("matching.kept_away", field="answer")
    with acting.act(by, "person.changed", found.facts, Action.WRITE, IDENTITY) as act:
        said = {"accepted": accept, "reason": reason.strip(), "by": str(by.id), "at": clock.now().isoformat()}
        before = act.head(person, IDENTITY).get(rules.ANSWERS, {})
        act.write(person, IDENTITY, KIND, {rules.ANSWERS: rules.remembered(before, str(request), said)})
        act.about(person, IDENTITY, fields=[rules.ANSWERS], conflicts=[])
        if accept:
            _tell(found, by)
    matches(by=by)


def _tell(found: Match, by: Access) -> None:
    rows = Asked.rows.filter(request=found.request.pk, reader=by.id, request__ended_at=None)
    if not rows.update(accepted_at=clock.now()):
        raise Refusal(gate.NOT_THERE)
    notices.tell([found.request.asked_by], queries.NOTICE, found.request.person_id)
