"""Read the log: who opened what of a holder."""

from collections.abc import Sequence
from uuid import UUID

from amparo.trust.audit.models import Leaf


def leaves_of(holders: Sequence[UUID], limit: int = 500) -> list[Leaf]:
    """Return the newest leaves about `holders` (a case and its person), newest first.

    The caller has asked the gate whether the reader may see them.
    """
    return list(Leaf.objects.filter(holder__in=holders).order_by("-index")[:limit])


def size() -> int:
    """Return how many leaves the log has."""
    last = Leaf.objects.order_by("-index").values_list("index", flat=True).first()
    return 0 if last is None else last + 1
