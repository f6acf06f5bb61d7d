"""Destroy keys: without its grants nothing sealed for a holder opens again, here or in a backup made from now on."""

from collections import Counter
from collections.abc import Sequence
from uuid import UUID

from amparo.trust.vault.models import Grant

AT_ONCE = 400


def destroy(holders: Sequence[UUID]) -> Counter[str]:
    """Delete every grant of `holders`, for every recipient and key version; return compartment → keys destroyed.

    One wrapped key counts once, however many it was wrapped for. Called inside a transaction of the gate.
    """
    gone: Counter[str] = Counter()
    for start in range(0, len(holders), AT_ONCE):
        rows = Grant.objects.filter(holder__in=list(holders[start : start + AT_ONCE]))
        gone.update(part for _, part, _ in set(rows.values_list("holder", "compartment", "key_version")))
        rows.delete()
    return gone


def left(holders: Sequence[UUID]) -> int:
    """Return how many grants of `holders` there are."""
    return Grant.objects.filter(holder__in=list(holders)).count()
