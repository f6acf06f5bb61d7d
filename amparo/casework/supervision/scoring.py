"""What a checklist scores: each section by itself, by the scheme that counted on the day of the audit."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from amparo import practice
from amparo.casework.supervision.kinds import AREA, CHECKLIST
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.foundation.forms import Form, evaluate
from amparo.foundation.scoring import Score, by_name, scored
from amparo.practice.numbers import limits
from amparo.practice.numbers.limits import Limit
from amparo.practice.numbers.scales import Scale, scale

TABLE = "supervision"
UNITS = ("cases", "days", "workers", "percent")
WELL, PARTLY = Fraction(3, 4), Fraction(1, 2)
LONGEST = 2000


@dataclass(frozen=True)
class Section:
    """One section of a checklist with its score."""

    name: str
    label: str
    score: Score

    @property
    def stands(self) -> str:
        """Return well, partly or to_learn; open where too little could be seen."""
        return stands(self.score.value)


def stands(value: Fraction | None) -> str:
    """Return how a section stands by its score."""
    if value is None:
        return "open"
    return "well" if value >= WELL else "partly" if value >= PARTLY else "to_learn"


def named(name: str, day: date | None = None) -> Limit:
    """Return a number of supervision that is in force on `day` (today when None)."""
    return limits.limit(AREA, TABLE, name, day or clock.today(), UNITS)


def form(ref: str = "") -> Form:
    """Return the checklist in the version `ref`, or as it is asked today."""
    return practice.catalogue().form(ref or f"{AREA}/{CHECKLIST}")


def own_scale(day: date) -> Scale:
    """Return by which scale a checklist of that day is scored."""
    return scale(practice.catalogue(), AREA, CHECKLIST, day)


def sections(ref: str, answers: Mapping[str, str], day: date, language: str) -> list[Section]:
    """Return the sections of a checklist with their scores."""
    known = own_scale(day)
    found = {one.dimension: one for one in scored(known.scheme, by_name(answers), known.least_answered)}
    pages = form(ref).pages
    return [
        Section(page.name, page.label.in_language(language), found[page.name]) for page in pages if page.name in found
    ]


def checked(ref: str, answers: Mapping[str, str]) -> dict[str, str]:
    """Return the answers that say something; raise Refusal when one is none of those offered, too long, or none is given."""
    asked = form(ref)
    told = {path: text for path, text in answers.items() if text}
    if any(len(text) > LONGEST for text in told.values()):
        raise Refusal("supervision.too_long")
    wrong = {problem.path for problem in evaluate(asked, told, clock.today()).problems}
    if any(asked.question(path) is None or path in wrong for path in told):
        raise Refusal("directory.unknown_code")
    if not any(question.list_name for path in told if (question := asked.question(path))):
        raise Refusal("supervision.nothing_seen")
    return told


def half_of(day: date) -> str:
    """Return the half-year of a day.

    >>> half_of(date(2026, 11, 27))
    '2026-H2'
    """
    return f"{day.year}-H{1 if day.month < 7 else 2}"
