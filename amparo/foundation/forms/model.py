"""What a form is once it is read: choices, questions, groups, pages; and what it says about answers. Plain values."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from amparo.foundation.codelists import in_force
from amparo.foundation.forms.wording import NO_TEXT, Answers, Text, plain_path


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
        return in_force(self.valid_from, self.valid_to, day)


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
