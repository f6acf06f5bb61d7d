"""Read the log: who opened what of a holder, and what proofs are made of."""

from collections.abc import Sequence
from uuid import UUID

from amparo.trust.audit.models import Leaf, Withheld


def leaves_of(holders: Sequence[UUID], limit: int = 500) -> list[Leaf]:
    """Return the newest leaves about `holders` (a case and its person), newest first.

    The caller has asked the gate whether the reader may see them.
    """
    return list(Leaf.objects.filter(holder__in=holders).order_by("-index")[:limit])


def size() -> int:
    """Return how many leaves the log has."""
    last = Leaf.objects.order_by("-index").values_list("index", flat=True).first()
    return 0 if last is None else last + 1


def withheld_of(leaves: Sequence[Leaf]) -> dict[int, Withheld]:
    """Return leaf index → sealed details, for those of `leaves` that have any."""
    indexes = [leaf.index for leaf in leaves if leaf.withheld]
    return {row.leaf: row for row in Withheld.objects.filter(leaf__in=indexes)}


def hashes(size: int) -> list[bytes]:
    """Return the hashes of the first `size` leaves."""
    rows = Leaf.objects.filter(index__lt=size).order_by("index").values_list("leaf_hash", flat=True)
    return [bytes(each) for each in rows.iterator(chunk_size=10_000)]
