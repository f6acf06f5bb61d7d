"""Open compartments: decide, write the leaf, and only then decrypt. Changes are made in `acting`."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action, Compartment, Decision, Facts, decide
from amparo.trust.audit import actions as audit
from amparo.trust.disclosure import opening
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.opening import Content
from amparo.trust.history import queries as versions
from amparo.trust.history.models import Version
from amparo.trust.honey import actions as honey
from amparo.trust.vault import fingerprints, sealing
from amparo.trust.vault.suites import NoKey

__all__ = ["NOT_THERE", "SEALED", "Ask", "Content", "allowed", "check", "leaf", "not_there", "opened", "read"]
__all__ += ["read_file", "read_many", "read_versions", "readable", "unsealing"]

NOT_THERE = "record.not_there"
SEALED = "record.sealed"
"""Said only to who may read a record: no key that opens it is in this session."""


@dataclass(frozen=True)
class Ask:
    """One record that is asked for: the facts of its holder, its compartment and its id."""

    facts: Facts
    compartment: Compartment
    record: UUID

    def fits(self, version: Version) -> bool:
        """Return whether a version is of the holder and compartment that the decision is made for."""
        return (version.holder, version.compartment) == (self.facts.record, fingerprints.kept_as(self.compartment))


def allowed(by: Access, action: Action, facts: Facts, compartment: Compartment) -> Decision:
    """Return the policy's decision, for screens that show only what can be done."""
    return decide(by.actor, action, facts, compartment)


def check(by: Access, action: Action, facts: Facts, compartment: Compartment, act: str) -> None:
    """Raise the refusal "not there" unless `by` may do `action`; nothing tells it from a record that does not exist.

    The refused try is logged as `act`.
    """
    _check(by, action, Ask(facts, compartment, facts.record), act)
    watch(by, facts)


def not_there(by: Access, record: UUID | None, act: str) -> Refusal:
    """Return the refusal for a record that does not exist (None: for no record at all), logged as `act` like a refused try.

    So the database works as much for what is not there as for what is not yours, and its time tells nothing.
    """
    audit.append([audit.Entry(actor=by.id, role=by.role, act=act, record=record, outcome="refused")])
    return Refusal(NOT_THERE)


def read(by: Access, ask: Ask, act: str = "opened") -> Content:
    """Return the newest version of one record; raise "not there" when `by` may not read it, "sealed" without its key."""
    _check(by, Action.READ, ask, act)
    watch(by, ask.facts)
    found = read_many(by, [ask], act).get(ask.record)
    if found is None:
        raise Refusal(SEALED)
    return found


def read_many(by: Access, asks: Sequence[Ask], act: str = "opened") -> dict[UUID, Content]:
    """Return record id → content for those of `asks` that `by` may read; the others are absent. One leaf for each.

    Restricted records whose keys are not in this session are absent too.
    """
    granted = readable(by, asks)
    return opened(by, granted, [leaf(by, act, ask) for ask in granted])


def readable(by: Access, asks: Sequence[Ask]) -> list[Ask]:
    """Return those of `asks` that `by` may read."""
    return [ask for ask in asks if allowed(by, Action.READ, ask.facts, ask.compartment).allowed]


def opened(by: Access, granted: Sequence[Ask], leaves: Sequence[audit.Entry]) -> dict[UUID, Content]:
    """Return record id → content of what `by` was found to be allowed to read; `leaves`, which tell of it, come first."""
    if not granted:
        return {}
    audit.append(leaves)
    newest = versions.latest_of([ask.record for ask in granted])
    standing = [ask for ask in granted if _stands(ask, newest)]
    found = opening.contents([newest[ask.record] for ask in standing], by.keys)
    return {ask.record: Content() for ask in granted if not _stands(ask, newest)} | found


def read_versions(by: Access, ask: Ask) -> list[Content]:
    """Return every version of one record, oldest first; raise "not there" when `by` may not read it."""
    _check(by, Action.READ, ask, "history.opened")
    watch(by, ask.facts)
    audit.append([leaf(by, "history.opened", ask)])
    with unsealing():
        return [opening.content(version, by.keys) for version in versions.all_of(ask.record) if ask.fits(version)]


def read_file(by: Access, ask: Ask, blob: bytes | memoryview) -> bytes:
    """Return the bytes of a sealed file; raise "not there" when `by` may not read it."""
    _check(by, Action.READ, ask, "file.opened")
    watch(by, ask.facts)
    audit.append([leaf(by, "file.opened", ask)])
    with unsealing():
        return sealing.unseal_bytes(sealing.Place(ask.facts.record, ask.compartment, ask.record, 1), blob, by.keys)


@contextmanager
def unsealing() -> Iterator[None]:
    """Say "sealed" where no key in this session opens what the policy would show."""
    try:
        yield
    except NoKey:
        raise Refusal(SEALED) from None


def _check(by: Access, action: Action, ask: Ask, act: str) -> None:
    if not allowed(by, action, ask.facts, ask.compartment).allowed:
        audit.append([leaf(by, act, ask, "refused")])
        watch(by, ask.facts, "refused")
        raise Refusal(NOT_THERE)


def watch(by: Access, facts: Facts, outcome: str = "done") -> None:
    """Tell of whoever touches a planted record; of others there is nothing to tell."""
    if facts.planted:
        honey.touched(by.actor, facts.record, facts.agency, outcome)


def _stands(ask: Ask, newest: dict[UUID, Version]) -> bool:
    return ask.record in newest and ask.fits(newest[ask.record])


def leaf(by: Access, act: str, ask: Ask, outcome: str = "done") -> audit.Entry:
    """Return the leaf which tells that `by` asked for a record, and how it ended."""
    return audit.Entry(
        by.id, by.role, act, ask.facts.record, ask.record, fingerprints.kept_as(ask.compartment), outcome
    )
