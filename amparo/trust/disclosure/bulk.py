"""Load many new records at once, for the invented country and for files taken over from another system.

Only the command line uses it, and only for holders that do not exist yet: there is nobody's work to overwrite, so
there is no merge. Everything is sealed, versioned and logged as by single acts, only in batches.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import models, transaction

from amparo.foundation.policy import Compartment
from amparo.trust.audit import actions as audit
from amparo.trust.history.models import Version
from amparo.trust.vault import sealing

BATCH = 400


@dataclass(frozen=True)
class Sealed:
    """One version to seal: where it belongs, what it says, who wrote it when."""

    holder: UUID
    compartment: Compartment
    record: UUID
    kind: str
    fields: dict[str, Any]
    by: UUID | None
    at: datetime
    number: int = 1


class Loading:
    """Collects rows and sealed versions and writes them in batches; `save` is called once more at the end."""

    def __init__(self, act: str, saved: Callable[[int], None] = lambda _: None) -> None:
        self.act, self._told = act, saved
        self._keys = sealing.NewHolders()
        self._rows: dict[type[models.Model], list[models.Model]] = {}
        self._versions: list[Version] = []
        self._holders: list[tuple[UUID, UUID | None]] = []

    def holder(self, row: models.Model, by: UUID | None) -> None:
        """Add a new person or case; a full batch is written first, so that a holder's records stay together."""
        if len(self._holders) >= BATCH:
            self.save()
        self._holders.append((row.pk, by))
        self.row(row)

    def row(self, row: models.Model) -> None:
        """Add a row of a room; rows are written in the order in which their kinds first came."""
        self._rows.setdefault(type(row), []).append(row)

    def seal(self, *sealed: Sealed) -> None:
        """Add versions."""
        for one in sealed:
            place = sealing.Place(one.holder, one.compartment, one.record, one.number)
            blob = self._keys.seal(place, {"fields": one.fields, "conflicts": {}})
            self._versions.append(
                Version(
                    record=one.record,
                    holder=one.holder,
                    kind=one.kind,
                    compartment=one.compartment,
                    number=one.number,
                    based_on=one.number - 1,
                    sealed=blob,
                    changed_by=one.by,
                    at=one.at,
                )
            )

    def save(self) -> None:
        """Write what was collected in one transaction."""
        with transaction.atomic():
            for kind, rows in self._rows.items():
                kind._default_manager.bulk_create(rows, batch_size=500)
            self._keys.saved()
            Version.objects.bulk_create(self._versions, batch_size=500)
            audit.append(self._leaves(self._holders))
        done = len(self._holders)
        self._rows, self._versions, self._holders = {kind: [] for kind in self._rows}, [], []
        self._told(done)

    def _leaves(self, holders: Sequence[tuple[UUID, UUID | None]]) -> list[audit.Entry]:
        return [audit.Entry(by, "operator", self.act, holder=key, record=key) for key, by in holders]
