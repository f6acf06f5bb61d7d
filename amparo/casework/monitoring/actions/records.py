"""Write down what was observed, told or counted in a place; set aside what was a mistake."""

from collections.abc import Mapping
from uuid import UUID

from amparo.casework.directory.queries.places import chain_of, place_with
from amparo.casework.monitoring import reach
from amparo.casework.monitoring.checks import check
from amparo.casework.monitoring.kinds import FROM, KINDS, PLACE, TO, Kind
from amparo.casework.monitoring.models import Record
from amparo.casework.monitoring.rules import parting
from amparo.foundation import clock, ids
from amparo.foundation.codelists import read_date
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action
from amparo.trust.audit import actions as audit
from amparo.trust.disclosure import acting, gate
from amparo.trust.disclosure.access import Access

ACT, ASIDE = "monitoring.kept", "monitoring.set_aside"
SEALED_AS = "monitoring.record"
REGION = 1
"""The level of area that stands in the clear for a record that could lead to people who hide."""


def keep(
    *,
    by: Access,
    kind: str,
    places: Mapping[str, str],
    answers: Mapping[str, str],
    origin: str,
    confirmed: bool = False,
) -> UUID:
    """Keep a filled form about a place (P-codes by the names of `kinds`); return its id.

    `origin` makes keeping twice harmless. Raises Refusal when something is missing or wrong, or when words may name
    somebody and nobody `confirmed` that they do not.
    """
    home, chosen = _allowed(by, kind)
    known = Record.rows.filter(agency=home, kind=kind, origin=origin).first() if origin else None
    if known:
        return _same(by, known)
    check(chosen, places, answers, confirmed=confirmed)
    row = _row(by, chosen, places, answers, origin)
    _written(by, row, _sealed(chosen, places, answers))
    return row.pk


def _written(by: Access, row: Record, sealed: dict[str, object]) -> None:
    with acting.act(by, ACT, reach.facts(row), Action.CREATE, reach.part(row)) as act:
        row.save(force_insert=True)
        if sealed:
            act.write(row.pk, reach.part(row), SEALED_AS, sealed, action=Action.CREATE)
        act.about(row.pk, reach.part(row), kind=row.kind)


@audit.one_act
def set_aside(*, by: Access, record: UUID) -> None:
    """Take a record out of every count, as its writer or somebody who decides about alerts; it stays to be read."""
    row = reach.records(by).filter(pk=record).first() if reach.may_watch(by) else None
    if row is None or not (row.owner_id == by.id or reach.may_decide(by)):
        raise gate.not_there(by, record, ASIDE)
    if row.set_aside_at is None:
        Record.rows.filter(pk=record).update(set_aside_at=clock.now(), set_aside_by=by.id)
        audit.append([audit.Entry(by.id, by.role, ASIDE, holder=record, record=record)])


def _allowed(by: Access, kind: str) -> tuple[UUID, Kind]:
    if by.actor.agency is None or not reach.may_watch(by) or kind not in KINDS:
        raise gate.not_there(by, None, ACT)
    return by.actor.agency, KINDS[kind]


def _same(by: Access, known: Record) -> UUID:
    """Return a record that was kept before from the same origin; somebody else's that is close is not told of."""
    if known.close and known.owner_id != by.id:
        raise Refusal("record.key_used")
    return known.pk


def _row(by: Access, kind: Kind, places: Mapping[str, str], answers: Mapping[str, str], origin: str) -> Record:
    close = parting.is_close(kind, answers)
    teams = sorted(by.actor.teams | by.actor.supervises)
    clear, _words = parting.parted(kind, kind.form, answers)
    named = {name: _region(places[name]) if close else places[name] for name in kind.places if places.get(name)}
    day, place = read_date(answers[kind.day]), place_with(named[PLACE])
    if day is None or place is None or by.actor.agency is None:
        raise Refusal("monitoring.incomplete")
    return Record(
        id=ids.new(), agency_id=by.actor.agency, team_id=teams[0] if teams else None, owner_id=by.id, close=close,
        form=kind.form.ref, kind=kind.name, place_id=place, day=day,
        from_place_id=place_with(named.get(FROM, "")), to_place_id=place_with(named.get(TO, "")),
        risk=answers.get(kind.risk, ""), said=clear, origin=origin,
    )  # fmt: skip


def _region(code: str) -> str:
    """Return the P-code of the area of the first level below the country that a place lies in, or its own above that."""
    chain = chain_of(code)
    return chain[max(0, len(chain) - 1 - REGION)]


def _sealed(kind: Kind, places: Mapping[str, str], answers: Mapping[str, str]) -> dict[str, object]:
    """Return what is sealed of a record: its words, and of a close one everything with the exact place."""
    _clear, words = parting.parted(kind, kind.form, answers)
    if parting.is_close(kind, answers):
        return {"answers": words, "places": {name: code for name, code in places.items() if code}}
    return {"answers": words} if words else {}
