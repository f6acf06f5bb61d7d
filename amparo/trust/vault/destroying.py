"""Destroy keys: without its grants nothing sealed for a holder opens again, here or in a backup made from now on."""

from collections import Counter
from collections.abc import Sequence
from uuid import UUID

from django.db.models import QuerySet

from amparo.trust.vault.models import Grant

AT_ONCE = 400


class StillThere(Exception):
    """A key that was to go did not: a rule of the database hid it. Better no act than one that says it is gone."""


def destroy(holders: Sequence[UUID]) -> Counter[str]:
    """Delete every grant of `holders`, for every recipient and key version; return compartment → keys destroyed.

    One wrapped key counts once, however many it was wrapped for. Called inside a transaction of the gate.
    """
    gone: Counter[str] = Counter()
    for start in range(0, len(holders), AT_ONCE):
        rows = Grant.objects.filter(holder__in=list(holders[start : start + AT_ONCE]))
        gone.update(part for _, part, _ in set(rows.values_list("holder", "compartment", "key_version")))
        delete(rows)
    return gone


def delete(rows: QuerySet[Grant]) -> None:
    """Delete grants; raise StillThere when the database kept one that it shows, which undoes the act."""
    there = rows.count()
    gone, _ = rows.delete()
    if gone < there:
        raise StillThere(f"{there - gone} grants were not deleted")


def left(holders: Sequence[UUID]) -> int:
    """Return how many grants of `holders` there are."""
    return Grant.objects.filter(holder__in=list(holders)).count()
