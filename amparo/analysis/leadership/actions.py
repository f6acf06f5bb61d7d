"""Write down a decision with the figures it rests on, correct it, and say what came of it: each a version of its own."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from amparo.analysis.evidence import actions as evidence
from amparo.analysis.indicators.periods import Period
from amparo.analysis.leadership import queries, reach
from amparo.analysis.leadership.models import Decision
from amparo.analysis.leadership.results import results
from amparo.foundation import clock, ids
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action
from amparo.trust.audit import actions as audit
from amparo.trust.disclosure import acting, gate
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.acting import once

DECIDED, CORRECTED = "leadership.decided", "leadership.corrected"
LOOKED, PRINTED = "leadership.looked_back", "leadership.printed"
KIND = "leadership.decision"
WORDS = ("decision", "why", "decided_by")
LONGEST = 2_000


def decide(*, by: Access, fields: Mapping[str, Any], figures: Collection[UUID], key: UUID | None = None) -> UUID:
    """Write down a decision about a result, because of kept `figures`; return its id. Raises Refusal beside a field."""
    if by.actor.agency is None:
        raise gate.not_there(by, None, DECIDED)
    if known := once.already(by, key):
        return known
    row = Decision(id=ids.new(), agency_id=by.actor.agency, by=by.id)
    _fill(row, fields)
    if not figures:
        raise Refusal("leadership.no_figure", field="figures")
    with acting.act(by, DECIDED, reach.facts(row.pk, row.agency_id), Action.CREATE, reach.PART) as act:
        row.save(force_insert=True)
        act.write(row.pk, reach.PART, KIND, _sealed(fields), key=key)
        act.about(row.pk, reach.PART, result=row.result)
        for figure in figures:
            evidence.link(by=by, figure=figure, record=row.pk)
    return row.pk


def correct(*, by: Access, decision: UUID, fields: Mapping[str, Any], based_on: int) -> None:
    """Write a decision down anew; what stood before stays as a version. Raises Refusal when somebody else did meanwhile."""
    _rewritten(by, decision, CORRECTED, based_on, _sealed(fields), fields)


def look_back(*, by: Access, decision: UUID, outcome: str, again_on: date | None, based_on: int) -> None:
    """Write down what came of a decision, and when to look again; without a day it is ended."""
    told = {"outcome": _text(outcome, "outcome"), "looked_on": clock.today().isoformat()}
    if again_on is not None and again_on <= clock.today():
        raise Refusal("leadership.look_again", field="again_on")
    _rewritten(by, decision, LOOKED, based_on, told, None, again_on)


@audit.one_act
def note_paper(*, by: Access, period: Period) -> None:
    """Write down that the results of a period, with the words of decisions, are put on paper."""
    if by.actor.agency is None or not reach.may_read(by):
        raise gate.not_there(by, None, PRINTED)
    audit.append([audit.Entry(actor=by.id, role=by.role, act=PRINTED, detail={"period": str(period)})])
    audit.checkpoint_after_this()


def _rewritten(
    by: Access, decision: UUID, name: str, based_on: int, told: Mapping[str, str], fields: Mapping[str, Any] | None,
    again_on: date | None = None,
) -> None:  # fmt: skip
    row = reach.decision(by, decision, name)
    with acting.act(by, name, reach.facts(row.pk, row.agency_id), Action.WRITE, reach.PART) as act:
        row = Decision.rows.select_for_update().get(pk=row.pk)
        if queries.decision(by, row.pk).content.number != based_on:
            raise Refusal("leadership.changed_meanwhile")
        if fields is not None:
            _fill(row, fields)
        else:
            row.look_again_on, row.ended_on = again_on or row.look_again_on, None if again_on else clock.today()
        row.save()
        written = act.write(row.pk, reach.PART, KIND, dict(told))
        act.about(row.pk, reach.PART, result=row.result, version=written.number)


def _fill(row: Decision, fields: Mapping[str, Any]) -> None:
    if fields["result"] not in {one.code for one in results()}:
        raise Refusal("directory.unknown_code", field="result")
    if fields["decided_on"] > clock.today():
        raise Refusal("communities.ahead", field="decided_on")
    if fields["look_again_on"] <= fields["decided_on"]:
        raise Refusal("leadership.look_again", field="look_again_on")
    row.result, row.decided_on, row.look_again_on = (fields[name] for name in ("result", "decided_on", "look_again_on"))


def _sealed(fields: Mapping[str, Any]) -> dict[str, str]:
    return {name: _text(fields[name], name) for name in WORDS}


def _text(text: str, name: str) -> str:
    told = text.strip()
    if not told:
        raise Refusal("directory.missing", field=name)
    if len(told) > LONGEST:
        raise Refusal("communities.too_long", field=name)
    return told
