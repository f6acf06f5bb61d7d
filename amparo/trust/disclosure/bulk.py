"""Load many new records at once, for the invented country and for files taken over from another system.

Only the command line uses it, and only for holders that do not exist yet: nobody's work can be overwritten. Everything
is merged, sealed, versioned and logged as by single acts, only in batches.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection, models, transaction

from amparo.foundation.policy import Compartment, Tier
from amparo.trust.audit import actions as audit
from amparo.trust.disclosure import circles
from amparo.trust.disclosure.facts import facts_of_many
from amparo.trust.disclosure.models import Holder
from amparo.trust.history import merge
from amparo.trust.history.models import Version
from amparo.trust.rows.inserting import insert
from amparo.trust.vault import sealing
from amparo.trust.vault.fingerprints import kept_as
from amparo.trust.vault.recipients import Recipient

BATCH = 400


@dataclass(frozen=True)
class Record:
    """What is written to: a record of a holder, the compartment it is sealed in, and the history's name for it."""

    holder: UUID
    compartment: Compartment
    record: UUID
    kind: str


class Loading:
    """Collects rows and sealed versions and writes them in batches; `save` is called once more at the end.

    All records of a holder are written before the next holder is begun.
    """

    def __init__(self, act: str, saved: Callable[[int], None] = lambda _: None) -> None:
        self.act, self._told = act, saved
        self._keys = sealing.NewHolders()
        self._rows: dict[type[models.Model], list[models.Model]] = {}
        self._versions: list[Version] = []
        self._states: dict[UUID, list[merge.State]] = {}
        self._holders: list[tuple[UUID, UUID | None]] = []
        self._restricted: list[Holder] = []
        self._offers: list[tuple[UUID, UUID, Collection[UUID], Collection[UUID]]] = []

    def holder(self, row: Holder, by: UUID | None) -> None:
        """Begin a new person or case; a full batch is written first. The row may still change until the next one."""
        if len(self._holders) >= BATCH:
            self.save()
        self._states.clear()
        self._holders.append((row.pk, by))
        if row.tier == Tier.RESTRICTED.value:
            self._restricted.append(row)
        self.row(row)

    def offer(self, packet: UUID, sender: UUID, holders: Collection[UUID], deciding: Collection[UUID]) -> None:
        """Seal the packet of a restricted case's transfer to its sender and `deciding`, to whom its keys are promised."""
        self._offers.append((packet, sender, holders, deciding))

    def row(self, row: models.Model) -> None:
        """Add a row of a room; rows are written in the order in which their kinds first came."""
        self._rows.setdefault(type(row), []).append(row)

    def write(
        self, place: Record, changes: dict[str, Any], *, by: UUID | None, at: datetime, based_on: int | None = None
    ) -> int:
        """Seal a new version of a record with `changes` merged into what stands; return its number.

        `based_on` is the version its author saw (None: the newest), as in an act of the gate.
        """
        states = self._states.setdefault(place.record, [])
        head = states[-1] if states else merge.State({}, {})
        base = head.fields if based_on is None else states[based_on - 1].fields
        state = merge.merge(base, head, changes, by=str(by), at=at.isoformat())
        states.append(state)
        self._versions.append(self._version(place, state, len(states), based_on, by, at))
        return len(states)

    def _version(
        self, place: Record, state: merge.State, number: int, based_on: int | None, by: UUID | None, at: datetime
    ) -> Version:
        where = sealing.Place(place.holder, place.compartment, place.record, number)
        return Version(
            record=place.record,
            holder=place.holder,
            kind=place.kind,
            compartment=where.compartment,
            number=number,
            based_on=based_on or number - 1,
            sealed=self._keys.seal(where, {"fields": state.fields, "conflicts": state.conflicts}),
            open_conflicts=len(state.conflicts),
            changed_by=by,
            at=at,
        )

    def save(self) -> None:
        """Write what was collected in one transaction."""
        with transaction.atomic():
            for kind, rows in self._rows.items():
                insert(kind, rows)
            self._keys.saved(self._circles())
            for _, _, holders, deciding in self._offers:
                circles.mark_promised(holders, deciding)
            insert(Version, self._versions)
            audit.append(self._leaves(self._holders))
        done = len(self._holders)
        self._rows, self._versions, self._holders = {kind: [] for kind in self._rows}, [], []
        self._restricted.clear()
        self._offers.clear()
        self._told(done)

    def _circles(self) -> dict[tuple[UUID, str], list[Recipient]]:
        """Return to whom the restricted holders of this batch are sealed; their rows and ties are written by now."""
        reading = circles.readers(list(facts_of_many(self._restricted).values()))
        users = {(holder, kept_as(part)): some for holder, parts in reading.items() for part, some in parts.items()}
        for packet, sender, holders, deciding in self._offers:
            users[packet, str(Compartment.PACKET)] = {sender, *deciding}
            for where in users:
                users[where] |= set(deciding) if where[0] in holders else set()
        known = circles.recipients_of({user for some in users.values() for user in some})
        return {
            where: [each for each in known.values() if each.id is None or each.id in some]
            for where, some in users.items()
        }

    def _leaves(self, holders: Sequence[tuple[UUID, UUID | None]]) -> list[audit.Entry]:
        return [audit.Entry(by, "operator", self.act, holder=key, record=key) for key, by in holders]


def refresh_statistics() -> None:
    """Let SQLite count again what its query planner relies on; other databases do so by themselves.

    Each index is sampled only (analysis_limit), which takes well under a second. Source: sqlite.org/lang_analyze.html.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA analysis_limit=1000")
            cursor.execute("ANALYZE")
