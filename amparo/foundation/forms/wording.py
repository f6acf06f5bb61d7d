"""Words of a form in several languages, with values among them; paths of answers; complaints about a form."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

Answers = Mapping[str, str]
"""Path → text as XForm serialises it. A repeat carries 1-based positions (`family/member[2]/name`); the path of a
repeat itself may hold how many there are (`family/member` → `2`)."""


class FormError(ValueError):
    """A form cannot be read; `complaints` are the sentences, each with sheet and row where they are known."""

    def __init__(self, *complaints: "Complaint") -> None:
        super().__init__("; ".join(str(complaint) for complaint in complaints))
        self.complaints = complaints


@dataclass(frozen=True)
class Complaint:
    """One thing wrong with a form: the sheet and row it stands on ("" and 0 when unknown) and a plain sentence.

    `path` is the question it is about, when only that is known.
    """

    sheet: str
    row: int
    sentence: str
    path: str = ""

    def __str__(self) -> str:
        place = f"{self.sheet}, row {self.row}: " if self.row else f"{self.sheet}: " if self.sheet else ""
        return place + self.sentence


@dataclass(frozen=True)
class Slot:
    """A place inside a text where a value is shown: `path` of a question, else `source`, an expression."""

    path: str
    source: str


@dataclass(frozen=True)
class Text:
    """Words in several languages; each is a row of pieces: plain text and slots for values."""

    pieces: Mapping[str, tuple[str | Slot, ...]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return any(self.pieces.values())

    def __str__(self) -> str:
        return self.in_language("")

    def in_language(self, language: str, values: Answers | None = None, at: str = "") -> str:
        """Give the words in `language` (else the first language there is), with values in their slots.

        `at` is the path of the question that is being shown: it says which repeat a slot means.
        """
        pieces = self.pieces.get(language) or next((p for p in self.pieces.values() if p), ())
        return "".join(p if isinstance(p, str) else _filled(p, values or {}, at) for p in pieces).strip()

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """All slots in all languages."""
        return tuple(p for pieces in self.pieces.values() for p in pieces if isinstance(p, Slot))


def _filled(slot: Slot, values: Answers, at: str) -> str:
    if not slot.path:
        return values.get(f"{at}?{slot.source}", "")
    return values.get(place_like(slot.path, at), "")


def plain_path(path: str) -> str:
    """Take the positions of repeats out of a path: `a[2]/b` is `a/b`."""
    if "[" not in path:
        return path
    return "/".join(part.partition("[")[0] for part in path.split("/"))


def place_like(path: str, at: str) -> str:
    """Give `path` the repeat positions that it shares with `at`; a repeat elsewhere means its first."""
    if "[" not in at:
        return path
    parts, place = path.split("/"), at.split("/")
    shared = 0
    while shared < min(len(parts), len(place)) and place[shared].partition("[")[0] == parts[shared]:
        parts[shared] = place[shared]
        shared += 1
    return "/".join(parts)


def single(text: str, language: str = "") -> Text:
    """Make a text of plain words in one language."""
    return Text({language: (text,)})


NO_TEXT = Text()
