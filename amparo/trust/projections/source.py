"""Reads what the index is built from: rows of the history, and their sealed content opened for the server's memory."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from amparo.trust.history.models import Version
from amparo.trust.rows.standing import standing
from amparo.trust.vault import datakeys, sealing, suites

Row = tuple[int, UUID]
"""Sequence number and record of one version."""

LOOK_BACK = 64
"""So many of the last rows are remembered and looked at again."""
CHUNK = 500


def rows_since(kinds: Iterable[str], seq: int) -> list[Row]:
    """Return the rows of `kinds` from sequence number `seq` on, in order."""
    return _rows_since(list(kinds), seq)


@standing
def _rows_since(kinds: list[str], seq: int) -> QuerySet[Version, Row]:
    return Version.objects.filter(kind__in=kinds, seq__gte=seq).order_by("seq").values_list("seq", "record")


def newest_rows(kinds: Iterable[str]) -> list[Row]:
    """Return the last LOOK_BACK rows of `kinds`, in order."""
    rows = Version.objects.filter(kind__in=list(kinds)).order_by("-seq").values_list("seq", "record")
    return list(rows[:LOOK_BACK])[::-1]


def count(kinds: Iterable[str]) -> int:
    """Return how many records of `kinds` there are."""
    return Version.objects.filter(kind__in=list(kinds), number=1).count()


def newest_versions(kinds: Iterable[str]) -> Iterator[list[Version]]:
    """Yield the newest version of every record of `kinds`, CHUNK at a time."""
    newer = Version.objects.filter(record=OuterRef("record"), number__gt=OuterRef("number"))
    newest = Version.objects.filter(~Exists(newer), kind__in=list(kinds)).order_by("seq")
    after = 0
    while page := list(newest.filter(seq__gt=after)[:CHUNK]):
        yield page
        after = page[-1].seq


def opened(versions: Sequence[Version]) -> tuple[dict[UUID, dict[str, Any]], int]:
    """Return record id → content, and how many could not be opened: one damaged record must not hide the others.

    What is sealed to people is neither opened nor counted: the server is not meant to. A record that ended (its newest
    version is empty) is in neither.
    """
    shut = datakeys.shut_to_server({version.holder for version in versions})
    blobs = [(_place(each), bytes(each.sealed)) for each in versions if each.sealed and each.holder not in shut]
    try:
        return dict(sealing.unseal_many(blobs)), 0
    except (suites.Unreadable, KeyError, ValueError):
        found: dict[UUID, dict[str, Any]] = {}
        for place, blob in blobs:
            try:
                found[place.record] = sealing.unseal(place, blob)
            except (suites.Unreadable, ValueError):
                continue
        return found, len(blobs) - len(found)


def _place(version: Version) -> sealing.Place:
    return sealing.Place(version.holder, version.compartment, version.record, version.number)
