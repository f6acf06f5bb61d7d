"""Append to the log, in the same transaction as the act: if the log cannot be written, the act does not happen."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from amparo.foundation import clock
from amparo.trust.audit import checkpoints, tree
from amparo.trust.audit.models import Head, Leaf
from amparo.trust.audit.rows import insert

as_json = json.JSONEncoder(separators=(",", ":"), sort_keys=True).encode
"""JSON with sorted keys and nothing between; one encoder, because a list of cases writes forty leaves."""


@dataclass(frozen=True)
class Entry:
    """What one leaf says: who did what to which record, and how it ended; `detail` holds codes only."""

    actor: UUID | None
    role: str
    act: str
    holder: UUID | None = None
    record: UUID | None = None
    compartment: str = ""
    outcome: str = "done"
    detail: dict[str, Any] = field(default_factory=dict)

    def columns(self) -> dict[str, Any]:
        """Return the entry as a leaf keeps it: `detail` as JSON text with sorted keys."""
        return {**vars(self), "detail": as_json(self.detail)}


FIELDS = ("actor", "role", "act", "holder", "record", "compartment", "outcome", "detail")


def canonical(index: int, at: datetime, columns: Mapping[str, Any]) -> bytes:
    """Return the bytes that are hashed for one leaf: JSON with sorted keys, times in UTC to the microsecond."""
    said = {name: "" if columns[name] is None else str(columns[name]) for name in FIELDS}
    moment = at.astimezone(UTC).isoformat(timespec="microseconds")
    return as_json({"index": index, "at": moment, **said}).encode()


def append(entries: Sequence[Entry]) -> int:
    """Append `entries` as leaves, in order; return the tree's new size.

    Raises the database's error when it cannot be written, which undoes the surrounding act.
    """
    with transaction.atomic(savepoint=False):  # an act whose leaf fails must not go on
        head = Head.objects.select_for_update().filter(id=1).first() or Head.objects.create(id=1)
        size, frontier = head.size, tree.unpack(head.frontier)
        at = clock.now()
        leaves = []
        for entry in entries:
            columns = entry.columns()
            hashed = tree.leaf_hash(canonical(size, at, columns))
            leaves.append(Leaf(index=size, at=at, leaf_hash=hashed, **columns))
            frontier = tree.grow(size, frontier, hashed)
            size += 1
        insert(Leaf, leaves)
        Head.objects.filter(id=1).update(size=size, frontier=tree.pack(frontier))
        # Robust: what is saved by then is answered as saved, even if the disk has no room for a checkpoint.
        transaction.on_commit(lambda: checkpoints.due(size, tree.root(frontier)), robust=True)
    return size
