"""Open and change compartments: decide, write the leaf, and only then decrypt or seal."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action, Compartment, Decision, Facts, decide
from amparo.trust.audit import actions as audit
from amparo.trust.disclosure.access import Access
from amparo.trust.history import actions as history
from amparo.trust.history import merge
from amparo.trust.history import queries as versions
from amparo.trust.history.models import Version
from amparo.trust.vault import sealing

NOT_THERE = "record.not_there"


@dataclass(frozen=True)
class Ask:
    """One record that is asked for: the facts of its holder, its compartment and its id."""

    facts: Facts
    compartment: Compartment
    record: UUID


@dataclass(frozen=True)
class Content:
    """An opened version of a record; an empty one (number 0) when nothing was written yet."""

    fields: dict[str, Any] = field(default_factory=dict)
    conflicts: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    number: int = 0
    changed_by: UUID | None = None
    at: datetime | None = None


def check(by: Access, action: Action, facts: Facts, compartment: Compartment) -> None:
    """Raise the refusal "not there" unless `by` may do `action`; nothing tells it from a record that does not exist."""
    if not allowed(by, action, facts, compartment).allowed:
        raise Refusal(NOT_THERE)


def allowed(by: Access, action: Action, facts: Facts, compartment: Compartment) -> Decision:
    """Return the policy's decision, for screens that show only what can be done."""
    return decide(by.actor, action, facts, compartment)


def read(by: Access, ask: Ask, act: str = "opened") -> Content:
    """Return the newest version of one record; raise "not there" when `by` may not read it."""
    if not allowed(by, Action.READ, ask.facts, ask.compartment).allowed:
        audit.append([_leaf(by, act, ask, "refused")])
        raise Refusal(NOT_THERE)
    return read_many(by, [ask], act)[ask.record]


def read_many(by: Access, asks: Sequence[Ask], act: str = "opened") -> dict[UUID, Content]:
    """Return record id → content for those of `asks` that `by` may read; the others are absent. One leaf for each."""
    granted = [ask for ask in asks if allowed(by, Action.READ, ask.facts, ask.compartment).allowed]
    if not granted:
        return {}
    audit.append([_leaf(by, act, ask) for ask in granted])
    newest = versions.latest_of([ask.record for ask in granted])
    opened = sealing.unseal_many([(_place(version), version.sealed) for version in newest.values()])
    return {
        ask.record: _content(newest[ask.record], opened[ask.record]) if ask.record in newest else Content()
        for ask in granted
    }


def read_versions(by: Access, ask: Ask) -> list[Content]:
    """Return every version of one record, oldest first; raise "not there" when `by` may not read it."""
    check(by, Action.READ, ask.facts, ask.compartment)
    audit.append([_leaf(by, "history.opened", ask)])
    return [_content(row, sealing.unseal(_place(row), row.sealed)) for row in versions.all_of(ask.record)]


def read_file(by: Access, ask: Ask, blob: bytes | memoryview) -> bytes:
    """Return the bytes of a sealed file; raise "not there" when `by` may not read it."""
    check(by, Action.READ, ask.facts, ask.compartment)
    audit.append([_leaf(by, "file.opened", ask)])
    return sealing.unseal_bytes(sealing.Place(ask.facts.record, ask.compartment, ask.record, 1), blob)


def already(by: Access, key: UUID | None) -> UUID | None:
    """Return the record that `by` wrote under idempotency `key` before, or None when this is the first time."""
    version = versions.by_key(key) if key else None
    if version and version.changed_by != by.id:
        raise Refusal("record.key_used")
    return version.record if version else None


@dataclass(frozen=True)
class Written:
    """What a write led to: the new version's number, and the fields that now wait for a choice."""

    record: UUID
    number: int
    conflicts: tuple[str, ...] = ()


class Act:
    """One act under way: everything sealed inside it belongs to one transaction and one audit leaf."""

    def __init__(self, by: Access, name: str, facts: Facts) -> None:
        self.by, self.name, self.facts = by, name, facts
        self.record: UUID = facts.record
        self.compartment = ""
        self.detail: dict[str, Any] = {}

    def about(self, record: UUID, compartment: Compartment | str = "", **detail: Any) -> None:
        """Say what the leaf is about: a record, its compartment, and codes (never content)."""
        self.record, self.compartment = record, str(compartment)
        self.detail.update(detail)

    def write(
        self,
        record: UUID,
        compartment: Compartment,
        kind: str,
        changes: dict[str, Any],
        *,
        based_on: int | None = None,
        key: UUID | None = None,
        action: Action = Action.WRITE,
        decided_on: Compartment | None = None,
    ) -> Written:
        """Seal a new version of `record` with `changes` merged into what stands.

        `based_on` is the version the person saw (None: the newest). A change of a field that somebody else changed
        since then becomes a proposal beside it. Raise "not there" when the actor may not do `action` there;
        `decided_on` names the compartment the policy knows that action by, when it is another one (approvals).
        """
        check(self.by, action, self.facts, decided_on or compartment)
        newest = versions.latest(record)
        head = _state(newest) if newest else merge.State({}, {})
        base = head.fields if based_on is None or not newest else _base(newest, based_on, head)
        signed = {"by": str(self.by.id), "at": clock.now().isoformat()}
        state = merge.merge(base, head, changes, **signed)
        return self._append(record, compartment, kind, newest, state, based_on, key)

    def write_about(self, holder: UUID, compartment: Compartment, kind: str, changes: dict[str, Any]) -> Written:
        """Seal a bookkeeping change (responsible team, tier) in another holder's own record, as part of this act.

        The rooms use it for the person of a case they may reassign or restrict; it opens nothing to the actor.
        """
        newest = versions.latest(holder)
        head = _state(newest) if newest else merge.State({}, {})
        state = merge.State({**head.fields, **changes}, head.conflicts)
        return self._append(holder, compartment, kind, newest, state, None, None, holder=holder)

    def head(self, record: UUID, compartment: Compartment) -> dict[str, Any]:
        """Return the fields that stand in `record`, for an act that builds on them and that may write there."""
        check(self.by, Action.WRITE, self.facts, compartment)
        newest = versions.latest(record)
        return _state(newest).fields if newest else {}

    def choose(self, record: UUID, compartment: Compartment, kind: str, name: str, value: Any) -> Written:
        """Seal the choice between what stands and what was proposed for field `name`."""
        check(self.by, Action.WRITE, self.facts, compartment)
        newest = versions.latest(record)
        if newest is None:
            raise Refusal(NOT_THERE)
        return self._append(record, compartment, kind, newest, merge.choose(_state(newest), name, value), None, None)

    def seal_file(self, record: UUID, compartment: Compartment, data: bytes) -> bytes:
        """Return the bytes of a file sealed for `record`."""
        check(self.by, Action.WRITE, self.facts, compartment)
        return sealing.seal_bytes(sealing.Place(self.facts.record, compartment, record, 1), data)

    def _append(
        self,
        record: UUID,
        compartment: Compartment,
        kind: str,
        newest: Version | None,
        state: merge.State,
        based_on: int | None,
        key: UUID | None,
        holder: UUID | None = None,
    ) -> Written:
        number = newest.number + 1 if newest else 1
        owner = holder or self.facts.record
        place = sealing.Place(owner, compartment, record, number)
        sealed = sealing.seal(place, {"fields": state.fields, "conflicts": state.conflicts})
        history.append(
            record=record,
            holder=owner,
            kind=kind,
            compartment=compartment,
            number=number,
            based_on=based_on or (newest.number if newest else 0),
            sealed=sealed,
            open_conflicts=len(state.conflicts),
            by=self.by.id,
            idempotency_key=key,
        )
        return Written(record, number, tuple(sorted(state.conflicts)))


@contextmanager
def act(by: Access, name: str, facts: Facts, action: Action, compartment: Compartment) -> Iterator[Act]:
    """Do one act: check that `by` may, run the block in one transaction, and write its one leaf at the end."""
    check(by, action, facts, compartment)
    doing = Act(by, name, facts)
    with transaction.atomic():
        yield doing
        leaf = audit.Entry(
            actor=by.id,
            role=by.role,
            act=name,
            holder=facts.record,
            record=doing.record,
            compartment=doing.compartment,
            detail=doing.detail,
        )
        audit.append([leaf])


def _leaf(by: Access, act: str, ask: Ask, outcome: str = "done") -> audit.Entry:
    return audit.Entry(
        actor=by.id,
        role=by.role,
        act=act,
        holder=ask.facts.record,
        record=ask.record,
        compartment=ask.compartment,
        outcome=outcome,
    )


def _place(version: Version) -> sealing.Place:
    return sealing.Place(version.holder, version.compartment, version.record, version.number)


def _content(version: Version, opened: dict[str, Any]) -> Content:
    return Content(opened["fields"], opened["conflicts"], version.number, version.changed_by, version.at)


def _state(version: Version) -> merge.State:
    opened = sealing.unseal(_place(version), version.sealed)
    return merge.State(opened["fields"], opened["conflicts"])


def _base(newest: Version, based_on: int, head: merge.State) -> dict[str, Any]:
    if based_on == newest.number:
        return head.fields
    version = versions.numbered(newest.record, based_on)
    return _state(version).fields if version else {}
