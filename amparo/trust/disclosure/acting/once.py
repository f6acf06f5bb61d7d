"""A form that is sent twice does its act once: what an earlier sending under the same idempotency key led to."""

from dataclasses import dataclass
from uuid import UUID

from amparo.foundation.errors import Refusal
from amparo.trust.accounts import second_lock
from amparo.trust.disclosure import opening
from amparo.trust.disclosure.access import Access
from amparo.trust.history import queries as versions
from amparo.trust.history.models import Version


@dataclass(frozen=True)
class Written:
    """What a write led to: the new version's number, and the fields that now wait for a choice."""

    record: UUID
    number: int
    conflicts: tuple[str, ...] = ()


def already(by: Access, key: UUID | None) -> UUID | None:
    """Return the record that `by` wrote under idempotency `key` before, or None when this is the first time."""
    version = _by_key(by, key)
    return version.record if version else None


def written_before(by: Access, key: UUID | None, record: UUID) -> Written | None:
    """Return what an earlier change of `record` under `key` led to, or None when this is the first time.

    The caller has found the record for `by`. Raises "key_used" when the key belongs to another record or person.
    """
    version = _by_key(by, key)
    if version is None:
        return None
    if version.record != record:
        raise Refusal("record.key_used")
    return Written(record, version.number, tuple(sorted(opening.state(version, by.keys).conflicts)))


def _by_key(by: Access, key: UUID | None) -> Version | None:
    if key is None:
        return None
    with second_lock.of_key(key):
        version = versions.by_key(key)
    if version and version.changed_by != by.id:
        raise Refusal("record.key_used")
    return version
