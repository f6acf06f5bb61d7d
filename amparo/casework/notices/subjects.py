"""What notices are about: each kind asks its own room, at every reading, which records the reader may still know of."""

from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from amparo.trust.disclosure.access import Access

Subject = Callable[[Access, Sequence[UUID]], Mapping[UUID, str]]
"""Given a reader and records: the code by which each is called that the reader may know of; the others are absent."""

_subjects: dict[str, Subject] = {}


def register(kind: str, subject: Subject) -> None:
    """Say who knows about notices of `kind`."""
    _subjects[kind] = subject


def known(access: Access, kind: str, records: Sequence[UUID]) -> Mapping[UUID, str]:
    """Return record → code for those of `records` that `access` may know of; nothing for a kind nobody registered."""
    subject = _subjects.get(kind)
    return subject(access, records) if subject else {}
