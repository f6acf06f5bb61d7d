"""Append to the log, in the same transaction as the act: if the log cannot be written, the act does not happen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, ParamSpec, TypeVar
from uuid import UUID

from django.db import connection, transaction
from django.db.models import QuerySet

from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.trust.audit import checkpoints, tree, verify
from amparo.trust.audit.formats import CURRENT, as_json, canonical
from amparo.trust.audit.models import Head, Leaf, Withheld
from amparo.trust.rows.inserting import insert
from amparo.trust.rows.standing import standing

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True)
class Sealed:
    """The details of an act, sealed by the caller under a key of the holder; the leaf keeps only `digest`."""

    digest: bytes
    id: UUID
    compartment: str
    blob: bytes


@dataclass(frozen=True)
class Entry:
    """What one leaf says: who did what to which record, and how it ended.

    `detail` holds codes in the clear, and only where there is no holder; details about a holder come `sealed`.
    """

    actor: UUID | None
    role: str
    act: str
    holder: UUID | None = None
    record: UUID | None = None
    compartment: str = ""
    outcome: str = "done"
    detail: dict[str, Any] = field(default_factory=dict)
    sealed: Sealed | None = None

    def __post_init__(self) -> None:
        """Refuse details in the clear about a person or case."""
        if self.holder and self.detail:
            raise ValueError("details about a holder are sealed (disclosure.withheld), never in the clear")

    def columns(self) -> dict[str, Any]:
        """Return the entry as a leaf keeps it: `detail` as JSON text with sorted keys."""
        columns = {**vars(self), "detail": as_json(self.detail), "form": CURRENT}
        sealed = columns.pop("sealed")
        columns["withheld"] = sealed.digest if sealed else b""
        return columns


def append(entries: Sequence[Entry]) -> int:
    """Append `entries` as leaves, in order; return the tree's new size.

    Raises the database's error when it cannot be written, which undoes the surrounding act.
    """
    with transaction.atomic(savepoint=False):  # an act whose leaf fails must not go on
        head = next(iter(_head()), None) or Head.objects.create(id=1)
        size, frontier = head.size, tree.unpack(head.frontier)
        at = clock.now()
        leaves, kept = [], []
        for entry in entries:
            columns = entry.columns()
            hashed = tree.leaf_hash(canonical(size, at, columns))
            leaves.append(Leaf(index=size, at=at, leaf_hash=hashed, **columns))
            kept += [Withheld(size, sealed.id, sealed.compartment, sealed.blob)] if (sealed := entry.sealed) else []
            frontier = tree.grow(size, frontier, hashed)
            size += 1
        insert(Leaf, leaves)
        if kept:
            insert(Withheld, kept)
        _grown(size, tree.pack(frontier))
        # The act is done by then: a disk that refuses the checkpoint is the doctor's matter, not an error on the screen.
        transaction.on_commit(lambda: checkpoints.due(size, tree.root(frontier)), robust=True)
    return size


@standing
def _head() -> QuerySet[Head]:
    return Head.objects.select_for_update().filter(id=1)


def _grown(size: int, frontier: bytes) -> None:
    with connection.cursor() as cursor:  # in so many words: the query set would make the same SQL for every leaf
        cursor.execute("UPDATE audit_head SET size = %s, frontier = %s WHERE id = 1", [size, frontier])


def one_act(function: Callable[P, R]) -> Callable[P, R]:
    """Run an act in one transaction; a refusal, which comes before any write, keeps the leaf that tells of it."""

    @wraps(function)
    def acted(*args: P.args, **kwargs: P.kwargs) -> R:
        with transaction.atomic():
            try:
                return function(*args, **kwargs)
            except Refusal as caught:
                refusal = caught
        raise refusal

    return acted


def checkpoint_after_this() -> None:
    """Write a checkpoint as soon as this act is certain: for acts that take something out of the house."""
    transaction.on_commit(verify.checkpoint_now, robust=True)


def reseal(leaf: int, sealed: bytes) -> None:
    """Keep the same details of an act under a new seal, as part of a change of keys; the leaf's hash covers the content."""
    Withheld.objects.filter(pk=leaf).update(sealed=sealed)
