"""Leave a question about a record under seal with colleagues who may not read it; it opens in their own sessions alone.

The server is no recipient, nor escrow, nor the one who asks. Who opened one stands in the log without saying which: the
log of the record is read by the one who asked.
"""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from amparo.foundation.policy import Action, Compartment, Facts, decide
from amparo.trust.accounts.actors import actors_of
from amparo.trust.audit import actions as audit
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.acting import Act
from amparo.trust.vault import datakeys, destroying, pairs, recipients, sealing, suites
from amparo.trust.vault.models import Grant

PART = Compartment.MATCH
Said = dict[str, Any]


@dataclass(frozen=True)
class Question:
    """One question under seal: the facts of the record it is about, with those asked; its own id; what it says."""

    facts: Facts
    id: UUID
    sealed: bytes | memoryview


def confide(act: Act, question: UUID, users: Collection[UUID], said: Said) -> tuple[bytes, set[UUID]]:
    """Inside an act: seal a new question to those of `users` whom the policy lets read it; return the seal and who they are.

    Whoever has no key pair is not asked.
    """
    gate.check(act.by, Action.WRITE, act.facts, PART, act.name)
    wanted = recipients.users(readers(act.facts, users))
    data = datakeys.renew(question, PART, list(wanted.values()))
    return sealing.seal_under(data, _place(question), sealing.plain_of(said)), set(wanted)


def readers(facts: Facts, users: Collection[UUID]) -> set[UUID]:
    """Return those of `users` whom the policy, in a role they hold now, lets read a question about a record."""
    asked = replace(facts, asked=frozenset(users))
    actors = actors_of(users)
    return {
        user for user in users if any(decide(actor, Action.READ, asked, PART).allowed for actor in actors.get(user, ()))
    }


def opened(by: Access, questions: Sequence[Question], act: str) -> dict[UUID, Said]:
    """Return what those questions say that were asked of `by` and that their key opens: one leaf for all of them."""
    granted = [each for each in questions if gate.allowed(by, Action.READ, each.facts, PART).allowed]
    if not granted or by.keys is None:
        return {}
    audit.append([audit.Entry(actor=by.id, role=by.role, act=act, detail={"questions": len(granted)})])
    return dict(sealing.unseal_many([(_place(each.id), each.sealed) for each in granted], by.keys))


def end(questions: Collection[UUID]) -> None:
    """Destroy the keys of questions: nobody opens them any more."""
    destroying.delete(Grant.objects.filter(holder__in=list(questions), compartment=PART))


def note_to_oneself(by: Access, purpose: str, said: Said, size: int) -> bytes:
    """Return `said` sealed for `by` alone and filled up to `size`, so that its length tells nothing.

    Empty where they have no key pair.
    """
    plain, known = sealing.plain_of(said), recipients.users([by.id]).get(by.id)
    if len(plain) > size:
        raise ValueError("longer than every other note")
    return pairs.seal_to(known.public, plain.ljust(size), _own(by, purpose)) if known else b""


def own_note(by: Access, purpose: str, blob: bytes | memoryview) -> Said:
    """Return what `by` noted; nothing where the key of this session does not open it."""
    try:
        said: Said = json.loads(pairs.open_with(by.keys.private, blob, _own(by, purpose))) if by.keys else {}
    except suites.Unreadable:
        return {}
    return said


def _own(by: Access, purpose: str) -> bytes:
    return f"note to oneself|{purpose}|{by.id}".encode()


def _place(question: UUID) -> sealing.Place:
    return sealing.Place(question, PART, question, 1)
