"""Read the log: who opened what of a holder, and what proofs are made of."""

from collections.abc import Sequence
from datetime import datetime
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import Q, QuerySet

from amparo.trust.audit.models import Leaf, Withheld
from amparo.trust.rows.standing import standing

AT_ONCE = 400
"""Holders named in one question, as far below the databases' limit on parameters as elsewhere."""


def leaves_of(holders: Sequence[UUID], limit: int = 500, *, unseen: Sequence[str] = ()) -> list[Leaf]:
    """Return the newest leaves about `holders` (a case and its person), newest first, without compartments `unseen`.

    The caller has asked the gate whether the reader may see them.
    """
    rows = Leaf.objects.filter(holder__in=holders)
    return list((rows.exclude(compartment__in=unseen) if unseen else rows).order_by("-index")[:limit])


def leaves_by_others(
    holders: Sequence[UUID],
    owner: UUID,
    since: datetime,
    *,
    until: datetime | None = None,
    without: Sequence[str] = (),
    unseen: Sequence[str] = (),
    limit: int = 500,
) -> list[Leaf]:
    """Return the newest leaves about `holders` by members of staff other than `owner`, newest first, at most `limit`.

    `without` names the last words of acts that are left out (`listed` for `case.listed`), `unseen` the compartments. The
    caller has asked the gate.
    """
    asked = Q(at__gte=since, actor__isnull=False) & ~Q(actor=owner) & (Q(at__lt=until) if until else Q())
    if without:
        asked &= ~reduce(or_, [Q(act__endswith=f".{word}") for word in without])
    if unseen:
        asked &= ~Q(compartment__in=unseen)
    found: list[Leaf] = []
    for start in range(0, len(holders), AT_ONCE):
        some = Leaf.objects.filter(asked, holder__in=holders[start : start + AT_ONCE])
        found += some.order_by("-index")[:limit]
    return sorted(found, key=lambda leaf: -leaf.index)[:limit]


def leaves_without_holder(records: Sequence[UUID], acts: Sequence[str], limit: int) -> list[Leaf]:
    """Return the newest leaves of `acts` about `records` that are no person and no case, or about nothing; newest first.

    The caller has asked the policy.
    """
    rows = Leaf.objects.filter(holder__isnull=True, act__in=acts)
    found = list(rows.filter(record__isnull=True).order_by("-index")[:limit])
    for start in range(0, len(records), AT_ONCE):
        found += rows.filter(record__in=records[start : start + AT_ONCE]).order_by("-index")[:limit]
    return sorted(found, key=lambda leaf: -leaf.index)[:limit]


def size() -> int:
    """Return how many leaves the log has."""
    return next(iter(_last()), -1) + 1


@standing
def _last() -> QuerySet[Leaf, int]:
    return Leaf.objects.order_by("-index").values_list("index", flat=True)[:1]


def hash_before(size: int) -> bytes:
    """Return the hash of the last of the first `size` leaves, nothing where there are not so many."""
    return bytes(next(iter(_hash_at(size - 1)), b""))


@standing
def _hash_at(index: int) -> QuerySet[Leaf, bytes | memoryview]:
    return Leaf.objects.filter(index=index).values_list("leaf_hash", flat=True)


LISTED = ".listed"
"""How acts end that show several records in a list: they change nothing."""


def holders_since(first: int, end: int) -> set[UUID]:
    """Return what the leaves from `first` on, before `end`, are about; not what was shown in a list alone."""
    rows = Leaf.objects.filter(index__gte=first, index__lt=end, holder__isnull=False, outcome="done")
    rows = rows.exclude(act__endswith=LISTED)
    return {holder for holder in rows.values_list("holder", flat=True).distinct() if holder}


def withheld_of(leaves: Sequence[Leaf]) -> dict[int, Withheld]:
    """Return leaf index → sealed details, for those of `leaves` that have any."""
    indexes = [leaf.index for leaf in leaves if leaf.withheld]
    return {row.leaf: row for row in Withheld.objects.filter(leaf__in=indexes)}


def hashes(size: int) -> list[bytes]:
    """Return the hashes of the first `size` leaves."""
    rows = Leaf.objects.filter(index__lt=size).order_by("index").values_list("leaf_hash", flat=True)
    return [bytes(each) for each in rows.iterator(chunk_size=10_000)]


def withheld_under(holder: UUID, compartment: str) -> list[Withheld]:
    """Return the sealed details of acts in a holder's compartment."""
    about = Leaf.objects.filter(holder=holder).values("index")
    return list(Withheld.objects.filter(leaf__in=about, compartment=compartment))


def moments(act: str, holders: Sequence[UUID]) -> dict[UUID, list[datetime]]:
    """Return holder → when `act` was done on it, in order; holders on which it never was are absent."""
    found: dict[UUID, list[datetime]] = {}
    for start in range(0, len(holders), AT_ONCE):
        done = Leaf.objects.filter(holder__in=holders[start : start + AT_ONCE], act=act, outcome="done").order_by(
            "index"
        )
        for holder, at in done.values_list("holder", "at"):
            if holder:
                found.setdefault(holder, []).append(at)
    return found
