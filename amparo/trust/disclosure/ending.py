"""Destroy what is known about holders: their keys go in the transaction of an act, and the index lets go of them.

What the policy is asked is the act's own matter: it has to be one that two people decide (casework/rights).
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction

from amparo.foundation import clock
from amparo.foundation.policy import Compartment, Facts, Tier
from amparo.trust import projections
from amparo.trust.accounts import actions as accounts
from amparo.trust.accounts import lock_answers, second_lock
from amparo.trust.audit import actions as audit
from amparo.trust.disclosure.acting import Act
from amparo.trust.history import ending as history
from amparo.trust.history import queries as versions
from amparo.trust.vault import destroying, fingerprints

APART = "apart"
"""What a certificate calls the areas of a file, which it does not name."""


@dataclass(frozen=True)
class Destroyed:
    """What was destroyed: records, their versions, and keys by compartment; when the last backup of the keys ends."""

    records: int
    versions: int
    keys: Mapping[str, int]
    unrecoverable_on: date


def destroy(act: Act, holders: Sequence[UUID], indexed: Sequence[UUID]) -> Destroyed:
    """Inside an act that two people decided: end all ties to `holders`, and destroy every key of theirs.

    `indexed` are the records that the search index was built from. The act must say nothing sealed about these holders
    after this: sealing would make a new key. The index and its snapshot follow when the transaction is committed.
    """
    records, written = history.count(holders)
    history.end(indexed, act.by.id)
    accounts.end_all(holders)
    keys: Counter[str] = Counter()
    for part, count in destroying.destroy(holders).items():
        keys[APART if fingerprints.is_apart(part) else part] += count
    act.detail.clear()
    transaction.on_commit(_forget)
    return Destroyed(records, written, dict(sorted(keys.items())), last_backup_ends())


def last_backup_ends() -> date:
    """Return the day after which no backup holds the keys that are destroyed now."""
    return clock.today() + timedelta(days=settings.AMPARO_GRANTS_DAYS)


def _forget() -> None:
    """Write the snapshot of the index anew: the last one still holds the names."""
    projections.current()
    projections.save()


def corrected_since(holders: Sequence[UUID], seq: int) -> bool:
    """Return whether anything a person can ask to correct was written about `holders` after sequence number `seq`."""
    parts = [fingerprints.kept_as(part) for part in Compartment if part is not Compartment.RIGHTS]
    if second_lock.is_there():  # who works on a request need not read what was corrected
        return lock_answers.written_since(holders, parts, seq)
    return history.written_since(holders, parts, seq)


def now_written() -> int:
    """Return the sequence number of the newest version of all, for `corrected_since`."""
    return lock_answers.newest_seq() if second_lock.is_there() else versions.newest_seq()


def note(act: Act, name: str, record: UUID) -> None:
    """Inside an act: write a leaf of its own about `record`, which belongs to no holder (a certificate)."""
    audit.append([audit.Entry(actor=act.by.id, role=act.by.role, act=name, record=record)])


def as_it_was(person: UUID, agency: UUID, team: UUID, tier: str) -> Facts:
    """Return facts about somebody whose file was destroyed, for the decision who may know that it was."""
    return Facts(record=person, agency=agency, team=team, tier=Tier(tier))
