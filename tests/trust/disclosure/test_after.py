"""What other rooms do once acts are kept: once for all acts of one person on one holder, and never for what was undone."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction

from amparo.foundation import ids
from amparo.trust.disclosure.acting import after
from tests.cast import Cast

ONE, OTHER = ids.new(), ids.new()


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, UUID]]:
    """Everything that is heard of: who acted, on which holder."""
    found: list[tuple[str, UUID]] = []
    monkeypatch.setattr(after, "_listeners", [lambda by, holder: found.append((by.name, holder))])
    return found


def undone(work: Callable[[], None]) -> None:
    """Do something in a part of the transaction that is taken back."""
    with suppress(InterruptedError), transaction.atomic():
        work()
        raise InterruptedError


def test_several_acts_on_one_record_are_heard_of_once(
    cast: Cast, heard: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        for _ in range(3):
            after.kept(cast.alma, ONE)
        after.kept(cast.alma, OTHER)
        after.kept(cast.bruno, ONE)
    assert heard == [("Alma", ONE), ("Alma", OTHER), ("Bruno", ONE)]


def test_an_act_is_heard_of_though_the_one_before_it_was_taken_back(
    cast: Cast, heard: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        undone(lambda: after.kept(cast.alma, ONE))
        after.kept(cast.alma, ONE)
        undone(lambda: after.kept(cast.alma, ONE))
        undone(lambda: after.kept(cast.alma, OTHER))
    assert heard == [("Alma", ONE)]
