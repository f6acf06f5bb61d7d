"""What a database with a second lock answers about rows that it does not show: numbers, yes or no, and ids of staff."""

from collections.abc import Sequence
from uuid import UUID

from amparo.foundation import clock
from amparo.trust.accounts.second_lock import ask


def somebody_stands() -> bool:
    """Return whether a member of staff stands before the database; for one with a second lock."""
    return bool(ask("SELECT amparo_actor() IS NOT NULL")[0])


def newest_seq() -> int:
    """Return the sequence number of the newest version of all, whoever may read it; for a database with a second lock."""
    return int(ask("SELECT amparo_newest_seq()")[0])


def written_since(holders: Sequence[UUID], parts: Sequence[str], seq: int) -> bool:
    """Return whether versions of `holders` in `parts` came after `seq`; for a database with a second lock."""
    return bool(ask("SELECT amparo_written_since(%s, %s, %s)", list(holders), list(parts), seq)[0])


def keepers(agency: UUID) -> set[UUID]:
    """Return who works on restricted people of `agency`, asked by its case staff; for a database with a second lock."""
    return set(ask("SELECT amparo_keepers(%s, %s)", agency, clock.now())[0] or [])
