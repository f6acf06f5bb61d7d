"""Unseal versions for the gate. Nothing here decides or logs: only the gate and the acts behind it call it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from amparo.trust.history import merge
from amparo.trust.history import queries as versions
from amparo.trust.history.models import Version
from amparo.trust.vault import sealing
from amparo.trust.vault.keyring import Keyring


@dataclass(frozen=True)
class Content:
    """An opened version of a record; an empty one (number 0) when nothing was written yet."""

    fields: dict[str, Any] = field(default_factory=dict)
    conflicts: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    number: int = 0
    changed_by: UUID | None = None
    at: datetime | None = None


def content(version: Version, keys: Keyring | None) -> Content:
    """Return what one version says, and who wrote it when."""
    return _content(version, sealing.unseal(_place(version), version.sealed, keys))


def contents(rows: Sequence[Version], keys: Keyring | None) -> dict[UUID, Content]:
    """Return record id → what its version says, for one version each of many records.

    What is sealed to people is left out where `keys` do not open it.
    """
    opened = sealing.unseal_many([(_place(version), version.sealed) for version in rows], keys)
    return {version.record: _content(version, opened[version.record]) for version in rows if version.record in opened}


def state(version: Version | None, keys: Keyring | None) -> merge.State:
    """Return the fields and open proposals that stand in a version; nothing when there is none."""
    found = content(version, keys) if version else Content()
    return merge.State(found.fields, found.conflicts)


def base(newest: Version | None, based_on: int | None, head: merge.State, keys: Keyring | None) -> merge.Fields:
    """Return the fields that the author of a change saw: those of version `based_on`, of the newest when None."""
    if newest is None or based_on in (None, newest.number):
        return head.fields
    return state(versions.numbered(newest.record, based_on or 0), keys).fields


def _place(version: Version) -> sealing.Place:
    return sealing.Place(version.holder, version.compartment, version.record, version.number)


def _content(version: Version, opened: dict[str, Any]) -> Content:
    return Content(opened["fields"], opened["conflicts"], version.number, version.changed_by, version.at)
