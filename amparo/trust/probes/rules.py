"""What continues what while somebody types, decided on fingerprints, because the texts themselves are not kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

WINDOW = timedelta(hours=1)
FINISHED_LIMIT = 20
TYPED_LIMIT = 300
SLIP = 2
"""Letters at the end that may be taken back without the query being another one."""


def folded(text: str) -> str:
    """Return the text as it is compared: without case and double spaces."""
    return " ".join(text.casefold().split())


def beginnings(text: str) -> list[str]:
    """Return every beginning of `text`, the whole first."""
    return [text[:end] for end in range(len(text), 0, -1)]


@dataclass(frozen=True)
class Query:
    """One query as fingerprints of all its beginnings, the whole first."""

    marks: tuple[bytes, ...]

    @property
    def mark(self) -> bytes:
        """Return the fingerprint of the whole."""
        return self.marks[0]

    @property
    def length(self) -> int:
        """Return how many letters it has."""
        return len(self.marks)

    @property
    def kept(self) -> tuple[bytes, ...]:
        """Return what is kept of an open query: the whole, and the whole less the letters of a slip."""
        return self.marks[: SLIP + 1]


def continues(query: Query, kept: Sequence[bytes]) -> bool:
    """Tell whether `query` is the open query of which `kept` is known, typed on or mended at its end."""
    return not set(query.marks).isdisjoint(kept)
