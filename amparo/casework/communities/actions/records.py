"""Keep a record of a community: a session, an action, a rating, a committee, a campaign, a rumour."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from amparo.casework.communities import checks, reach
from amparo.casework.communities.actions import counting, filling
from amparo.casework.communities.actions.writing import said, unchanged
from amparo.casework.communities.kinds import COUNTS, KINDS, POINTS, QUESTIONS, Kind
from amparo.casework.communities.models import Campaign, Record
from amparo.foundation import clock, ids
from amparo.foundation.policy import Action
from amparo.trust.disclosure import acting
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.acting import once
from amparo.trust.disclosure.acting.acts import Act
from amparo.trust.disclosure.facts import facts_of


def save(
    *, by: Access, what: str, fields: Mapping[str, Any], community: UUID | None = None, record: UUID | None = None,
    based_on: int | None = None, key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Keep a record of the kind `what`: a new one of `community`, or what is said anew of `record`; return its id.

    Of a record that stands, fields that are not named stay. Raises Refusal beside a field that cannot be kept, or when
    somebody changed the record after version `based_on`.
    """
    kind, act_name = KINDS[what], f"communities.{what}_saved"
    found = _found(by, kind, act_name, community, record)
    if known := once.already(by, key):
        return known
    facts = facts_of(found.community)
    with acting.act(by, act_name, facts, Action.WRITE, reach.PART) as act:
        standing = _standing(kind, found, unchanged(by, facts, found, based_on)) if record else {}
        checks.check(kind, fields, standing, clock.today())
        filling.fill(by, kind, found, fields)
        found.save(force_insert=record is None)
        _write(act, kind, found, fields, key)
    return found.pk


def _found(by: Access, kind: Kind, act: str, community: UUID | None, record: UUID | None) -> Record:
    if record is not None:
        return reach.record(by, kind.model, record, act)
    home = reach.community(by, community or ids.new(), act)
    return kind.model(id=ids.new(), community=home)


def _standing(kind: Kind, found: Record, sealed: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a record says already, for checks on the whole of it."""
    clear = {name: getattr(found, name) for name in kind.clear if hasattr(found, name)}
    return {**clear, **sealed, **filling.days_of(found)}


def _write(act: Act, kind: Kind, found: Record, fields: Mapping[str, Any], key: UUID | None) -> None:
    sealed = {name: said(fields[name]) for name in kind.sealed if name in fields}
    if POINTS in fields:
        sealed[POINTS] = list(fields[POINTS])
    if QUESTIONS in fields and isinstance(found, Campaign):
        sealed[QUESTIONS] = counting.ask(found, fields[QUESTIONS])
    if COUNTS in fields:
        counting.count(found, kind.name, fields[COUNTS])
    written = act.write(found.pk, reach.PART, f"communities.{kind.name}", sealed, key=key)
    act.about(found.pk, reach.PART, version=written.number)
