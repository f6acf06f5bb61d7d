"""Identifiers that say nothing: random, so that neither order nor origin of a record can be read from its address."""

import uuid


def new() -> uuid.UUID:
    """Return a fresh random identifier (UUID version 4)."""
    return uuid.uuid4()


def parse(text: str) -> uuid.UUID | None:
    """Return the identifier written in `text`, or None when it is not one."""
    try:
        return uuid.UUID(text)
    except ValueError:
        return None
