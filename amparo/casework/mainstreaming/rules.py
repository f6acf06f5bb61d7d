"""How a checklist stands and what changed since the one before: decisions on plain values."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from amparo.foundation.errors import Refusal
from amparo.foundation.forms import Form, Page, Question

ANSWERS = "mainstreaming_answer"
NOTE = "_note"
BETTER = {"not_met": 0, "partly": 1, "met": 2}
"""Answers that can be compared, from worse to better; of the others nothing is said."""
OPEN = ("not_met", "partly", "unknown")
"""Answers after which something can be done."""


@dataclass(frozen=True)
class Item:
    """One item of a checklist with its answer then and now ("": not answered)."""

    question: Question
    now: str
    before: str
    note: str

    @property
    def change(self) -> str:
        """Return better, worse, same, or "" where the two cannot be compared."""
        if self.now not in BETTER or self.before not in BETTER:
            return ""
        difference = BETTER[self.now] - BETTER[self.before]
        return "same" if not difference else "better" if difference > 0 else "worse"


@dataclass(frozen=True)
class Element:
    """One element of the checklist with its items."""

    page: Page
    items: tuple[Item, ...]

    @property
    def counts(self) -> Counter[str]:
        """Return how often each answer was given."""
        return Counter(item.now for item in self.items)

    @property
    def answered(self) -> int:
        """Return how many items have an answer."""
        return sum(bool(item.now) for item in self.items)


def items_of(page: Page) -> Iterator[Question]:
    """Yield the questions of a page that are items: those answered with met, partly and so on."""
    return (question for question in page.questions if question.list_name == ANSWERS)


def elements(form: Form, now: Mapping[str, str], before: Mapping[str, str]) -> tuple[Element, ...]:
    """Return the elements of a checklist; `before` are the answers of the one before it, by path too."""
    found = []
    for page in form.pages:
        items = tuple(
            Item(each, now.get(each.path, ""), before.get(each.path, ""), now.get(f"{each.path}{NOTE}", ""))
            for each in items_of(page)
        )
        if items:
            found.append(Element(page, items))
    return tuple(found)


def joined(sheets: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """Return the answers that stand after all sheets, in their order; one that was taken back is gone."""
    answers: dict[str, str] = {}
    for sheet in sheets:
        answers |= sheet
    return {path: value for path, value in answers.items() if value}


def said(text: str, name: str, longest: int = 300) -> str:
    """Return a text without spaces around it; raise Refusal beside the field when it says nothing or too much."""
    told = text.strip()
    if not told:
        raise Refusal("directory.missing", field=name)
    if len(told) > longest:
        raise Refusal("mainstreaming.too_long", field=name)
    return told
