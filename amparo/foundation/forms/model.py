"""What a form is once it is read: texts in languages, choices, questions, groups, pages. Plain values."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
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


@dataclass(frozen=True)
class Choice:
    """One possible answer. Dates and heir come from the shared list; `fields` are the columns a filter may use."""

    code: str
    label: Text
    valid_from: date | None = None
    valid_to: date | None = None
    replaced_by: str = ""
    source: str = ""
    verified: bool = True
    fields: Mapping[str, str] = field(default_factory=dict, compare=False, hash=False)

    def offered(self, day: date) -> bool:
        """Say whether it may be chosen in a new answer on `day`."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True)
class Question:
    """One question. `relevant`, `constraint`, `required` and `calculation` are XPath texts, "" when there is none."""

    path: str
    name: str
    kind: str
    label: Text = NO_TEXT
    hint: Text = NO_TEXT
    guidance: Text = NO_TEXT
    choices: tuple[Choice, ...] = ()
    list_name: str = ""
    choice_filter: str = ""
    required: str = ""
    required_message: Text = NO_TEXT
    relevant: str = ""
    constraint: str = ""
    constraint_message: Text = NO_TEXT
    calculation: str = ""
    default: str = ""
    appearance: str = ""
    read_only: bool = False
    repeat: str = ""
    sensitivity: str = ""
    source: str = ""
    verified: bool = True
    bind_type: str = "string"
    preload: tuple[str, str] = ("", "")
    shown: bool = True
    external: bool = False
    parameters: Mapping[str, str] = field(default_factory=dict, compare=False, hash=False)


@dataclass(frozen=True)
class Group:
    """Questions that belong together; with `repeated` they are asked as often as needed (`count` may fix how often)."""

    path: str
    name: str
    label: Text
    items: tuple["Question | Group", ...]
    relevant: str = ""
    appearance: str = ""
    repeated: bool = False
    count: str = ""
    fixed: bool = False

    def __iter__(self) -> Iterator[Question]:
        for item in self.items:
            if isinstance(item, Group):
                yield from item
            else:
                yield item


@dataclass(frozen=True)
class Page:
    """What is asked on one screen: a top-level group, or questions in a row that stand in no group."""

    name: str
    label: Text
    items: tuple[Question | Group, ...]
    path: str = ""

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """All questions of the page in order, those inside groups and repeats too."""
        found: list[Question] = []
        for item in self.items:
            found.extend(item) if isinstance(item, Group) else found.append(item)
        return tuple(found)


@dataclass(frozen=True)
class Problem:
    """Why an answer cannot stay as it is.

    `kind` is required, type, choice, constraint or repeat; `code` stands in the catalogue of problems.
    """

    path: str
    kind: str
    message: Text
    code: str


@dataclass(frozen=True)
class Evaluation:
    """What the form says about some answers on one day.

    `values`: relevant answers with calculated ones. `set_aside`: answers that are not relevant now, kept by the caller.
    `relevant`, `required`: by path with positions, groups and repeats too. `choices`: what may be chosen, by path.
    `repeats`: how often each repeat stands, by path. `said`: values shown inside texts.
    """

    values: Answers
    relevant: Mapping[str, bool]
    problems: tuple[Problem, ...]
    choices: Mapping[str, tuple[Choice, ...]]
    set_aside: Answers
    required: Mapping[str, bool]
    repeats: Mapping[str, int]
    said: Answers

    @cached_property
    def shown(self) -> Answers:
        """Give what the slots of texts may need: `text.in_language("ar", evaluation.shown, path)`."""
        return {**self.values, **self.said}

    def problems_on(self, page: Page) -> tuple[Problem, ...]:
        """Give the problems of the questions of one page."""
        paths = {question.path for question in page.questions}
        return tuple(problem for problem in self.problems if plain_path(problem.path) in paths)
