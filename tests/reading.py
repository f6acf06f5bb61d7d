"""Counts which rows of a table are read while something is asked for."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db.models import Model
from django.db.models.signals import post_init


@contextmanager
def counted(model: type[Model]) -> Iterator[list[Any]]:
    """Gather the keys of the rows of a model that are made of what the database answers."""
    read: list[Any] = []

    def note(instance: Model, **_: Any) -> None:
        read.append(instance.pk)

    post_init.connect(note, sender=model)
    try:
        yield read
    finally:
        post_init.disconnect(note, sender=model)
