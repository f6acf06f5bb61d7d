"""Comparisons in the reader's words: measures, grounds, groups and findings; `readings` has the sentences."""

from dataclasses import dataclass
from datetime import date
from math import isnan

from django.utils.translation import gettext as _

from amparo import practice
from amparo.analysis.equity import protecting
from amparo.analysis.equity.queries import Kept
from amparo.analysis.equity.reviewing import Line
from amparo.analysis.indicators.periods import Span, holding
from amparo.foundation.fairness import Finding
from amparo.interfaces.staff.indicators import words as figures
from amparo.interfaces.ui import languages
from amparo.interfaces.ui.parts import Tag
from amparo.practice.numbers import equity
from amparo.practice.numbers.equity import Kind, Measure


@dataclass(frozen=True)
class Shown:
    """A comparison as a screen tells it: hundredths by which the group is behind; `usual` days only where it is exact."""

    measure: Measure
    ground: str
    group: str
    finding: Finding
    people: int | None
    gap: float
    low: float
    high: float
    most: float | None = None
    usual: float | None = None

    @property
    def is_wait(self) -> bool:
        """Return whether it is about a wait."""
        return self.measure.kind is Kind.WAIT

    def capped(self, number: float) -> bool:
        """Return whether a number is the largest that is told."""
        return self.most is not None and number >= self.most


def kept(one: Kept, day: date) -> Shown | None:
    """Return a comparison of a review; None where practice does not know its measure any more."""
    measure = next((each for each in equity.measures(practice.catalogue()) if each.id == one.measure), None)
    if measure is None:
        return None
    most = protecting.largest(measure, day)
    return Shown(
        measure, one.ground, one.group, Finding(one.finding), one.people, one.gap, one.low, one.high, most=most
    )


def exact(line: Line) -> Shown:
    """Return an exact comparison."""
    size = line.compared.size
    gap, low, high = (protecting.hundredths(line.measure, one) for one in (size.gap, size.low, size.high))
    usual = size.usual if line.measure.kind is Kind.WAIT and not isnan(size.usual) else None
    people = line.compared.people
    return Shown(line.measure, line.ground.id, line.group, line.finding, people, gap, low, high, usual=usual)


def said(text: str) -> str:
    """Return a text of a measure in the reader's language."""
    return practice.catalogue().words(equity.AREA).get(languages.of_page(), {}).get(text, text)


def ground(name: str) -> str:
    """Return what a ground is called."""
    return str(figures.KINDS[name])


def group(one: Shown) -> str:
    """Return ground and group in words."""
    return f"{ground(one.ground)}: {figures.group(one.ground, one.group)}"


def quarter(first: date) -> str:
    """Return a quarter in words."""
    return figures.period(holding(first, Span.QUARTER))


def finding(one: Finding) -> Tag:
    """Return what was found as a tag."""
    match one:
        case Finding.CONFIRMED:
            return Tag(_("Gap confirmed"), "red")
        case Finding.SEEN:
            return Tag(_("Gap seen"), "yellow")
        case Finding.NONE:
            return Tag(_("No gap found"), "green")
    return Tag(_("Too few to say"), "grey")


def unit(one: Measure) -> str:
    """Return in what gaps of a measure are counted."""
    return _("Wait longer by, in %") if one.kind is Kind.WAIT else _("Fewer of 100")
