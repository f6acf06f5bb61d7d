"""An act under way, and the block in which it is done."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.db import transaction

from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action, Compartment, Facts, Tier
from amparo.trust.accounts import second_lock
from amparo.trust.audit import actions as audit
from amparo.trust.disclosure import circles, gate, opening, withheld
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.acting import after
from amparo.trust.disclosure.acting.once import Written
from amparo.trust.disclosure.acting.places import Place
from amparo.trust.history import actions as history
from amparo.trust.history import merge
from amparo.trust.history.models import Version
from amparo.trust.vault import fingerprints, sealing


class Act:
    """One act under way: everything sealed inside it belongs to one transaction and one audit leaf."""

    def __init__(self, by: Access, name: str, facts: Facts) -> None:
        self.by, self.name, self.facts = by, name, facts
        self.record, self.compartment = facts.record, ""
        self.detail: dict[str, Any] = {}
        self.touched: set[UUID] = {facts.record} if facts.tier is Tier.RESTRICTED else set()

    def about(self, record: UUID, compartment: Compartment | str = "", **detail: Any) -> None:
        """Say what the leaf is about: a record, its compartment, and codes (never content), which are sealed."""
        self.record, self.compartment = record, fingerprints.kept_as(compartment)
        self.detail.update(detail)

    def concerns(self, *holders: UUID) -> None:
        """Say that tier or readers of `holders` change in this act: at its end their keys follow the policy."""
        self.touched.update(holders)

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
        self._check(action, decided_on or compartment)
        place = Place(self.facts.record, compartment, record, kind)
        newest = place.newest()
        head = opening.state(newest, self.by.keys)
        seen = opening.base(newest, based_on, head, self.by.keys)
        state = merge.merge(seen, head, changes, by=str(self.by.id), at=clock.now().isoformat())
        return self._append(place, newest, state, based_on, key)

    def write_about(self, holder: UUID, compartment: Compartment, kind: str, changes: dict[str, Any]) -> Written:
        """Seal a bookkeeping change (responsible team, tier, packet) in a holder's own record, as part of this act.

        The policy is not asked about that holder: the room has to make sure that the act it is part of is ground
        enough, as reassigning a case is for its person. It opens nothing to the actor.
        """
        self.concerns(holder)
        place = Place(holder, compartment, holder, kind)
        newest = place.newest()
        head = opening.state(newest, self.by.keys)
        return self._append(place, newest, merge.State({**head.fields, **changes}, head.conflicts))

    def head(self, record: UUID, compartment: Compartment) -> dict[str, Any]:
        """Return the fields that stand in `record`, for an act that builds on them and that may write there."""
        self._check(Action.WRITE, compartment)
        return opening.state(Place(self.facts.record, compartment, record).newest(), self.by.keys).fields

    def choose(self, record: UUID, compartment: Compartment, kind: str, name: str, value: Any) -> Written:
        """Seal the choice between what stands and what was proposed for field `name`.

        Raise "not there" when the field is not in conflict, or `value` is none of those to choose between.
        """
        self._check(Action.WRITE, compartment)
        place = Place(self.facts.record, compartment, record, kind)
        newest = place.newest()
        head = opening.state(newest, self.by.keys)
        waiting = [proposal["value"] for proposal in head.conflicts.get(name, [])]
        if not waiting or value not in (head.fields.get(name), *waiting):
            raise Refusal(gate.NOT_THERE)
        return self._append(place, newest, merge.choose(head, name, value))

    def seal_file(self, record: UUID, compartment: Compartment, data: bytes) -> bytes:
        """Return the bytes of a file sealed for `record`."""
        self._check(Action.WRITE, compartment)
        return sealing.seal_bytes(sealing.Place(self.facts.record, compartment, record, 1), data, self.by.keys)

    def _check(self, action: Action, compartment: Compartment) -> None:
        gate.check(self.by, action, self.facts, compartment, self.name)
        if self.facts.tier is Tier.RESTRICTED:
            circles.begin(self.facts, self.by.keys)

    def _append(
        self,
        place: Place,
        newest: Version | None,
        state: merge.State,
        based_on: int | None = None,
        key: UUID | None = None,
    ) -> Written:
        before = newest.number if newest else 0
        where = sealing.Place(place.holder, place.compartment, place.record, before + 1)
        history.append(
            record=place.record,
            holder=place.holder,
            kind=place.kind,
            compartment=where.compartment,
            number=where.number,
            based_on=based_on or before,
            sealed=sealing.seal(where, {"fields": state.fields, "conflicts": state.conflicts}, self.by.keys),
            open_conflicts=len(state.conflicts),
            by=self.by.id,
            idempotency_key=key,
        )
        return Written(place.record, where.number, tuple(sorted(state.conflicts)))


@contextmanager
def act(by: Access, name: str, facts: Facts, action: Action, compartment: Compartment) -> Iterator[Act]:
    """Do one act: check that `by` may, run the block in one transaction, and write its one leaf at the end."""
    gate.check(by, action, facts, compartment, name)
    doing = Act(by, name, facts)
    with gate.unsealing(), transaction.atomic(), second_lock.acting_on(facts.record):
        yield doing
        leaf = audit.Entry(
            actor=by.id, role=by.role, act=name, holder=facts.record, record=doing.record, compartment=doing.compartment,
            sealed=withheld.seal(facts.record, compartment, doing.detail, by.keys),
        )  # fmt: skip
        audit.append([leaf])
        circles.settle(doing.touched, by.keys)
        after.kept(by, facts.record)
