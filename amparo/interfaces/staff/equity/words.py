"""Comparisons in the reader's words: what was found, how far a group is behind, and what could hide in so few people."""

from dataclasses import dataclass
from datetime import date
from math import isnan

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from amparo import practice
from amparo.analysis.equity import protecting
from amparo.analysis.equity.models import Comparison
from amparo.analysis.equity.reviewing import Line
from amparo.analysis.indicators.periods import Span, holding
from amparo.foundation.fairness import Finding
from amparo.interfaces.staff.indicators import words as figures
from amparo.interfaces.ui import languages
from amparo.interfaces.ui.parts import Tag
from amparo.practice.numbers import equity
from amparo.practice.numbers.equity import Kind, Measure

ALIKE = {
    ("risk_level", "office"): gettext_lazy("the same level of risk in the same office"),
    ("risk_level", "office", "urgency"): gettext_lazy("the same level of risk and urgency in the same office"),
}
OTHERWISE = gettext_lazy("the same need in the same place")


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


def kept(one: Comparison, day: date) -> Shown | None:
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


def reading(one: Shown) -> str:
    """Return one comparison in plain sentences."""
    if one.finding is Finding.TOO_FEW:
        return _("Too few people to say anything.")
    if one.finding is Finding.NONE:
        return f"{_nothing(one)} {_hidden(one)}".strip()
    return f"{_behind(one)} {_open(one)}"


def unit(one: Measure) -> str:
    """Return in what gaps of a measure are counted."""
    return _("Wait longer by, in %") if one.kind is Kind.WAIT else _("Fewer of 100")


def _days(one: Shown, number: float) -> int:
    return round((one.usual or 0) * number / 100)


def _tells_days(one: Shown) -> bool:
    return one.usual is not None and _days(one, one.gap) >= 1


def _behind(one: Shown) -> str:
    told = {"alike": str(ALIKE.get(one.measure.strata, OTHERWISE)), "number": number_format(round(one.gap))}
    if one.is_wait and _tells_days(one):
        days = _days(one, one.gap)
        text = ngettext(
            "This group waited about %(number)s day longer than others with %(alike)s.",
            "This group waited about %(number)s days longer than others with %(alike)s.",
            days,
        )
        return text % (told | {"number": number_format(days)})
    if one.is_wait:
        if one.capped(one.gap):
            return _("This group waited at least %(number)s%% longer than others with %(alike)s.") % told
        return _("This group waited about %(number)s%% longer than others with %(alike)s.") % told
    if one.capped(one.gap):
        return _("In this group it was at least %(number)s fewer of 100 than among others with %(alike)s.") % told
    return _("In this group it was about %(number)s fewer of 100 than among others with %(alike)s.") % told


def _open(one: Shown) -> str:
    low, high = number_format(round(one.low)), number_format(round(one.high))
    if one.is_wait and _tells_days(one):
        days = _days(one, one.high)
        told = {"low": languages.alone(number_format(_days(one, one.low))), "high": number_format(days)}
        return (
            ngettext(
                "The figures leave open %(low)s to %(high)s day.",
                "The figures leave open %(low)s to %(high)s days.",
                days,
            )
            % told
        )
    if one.capped(one.high):
        return _("The figures leave open %(low)s and more.") % {"low": languages.alone(low)}
    return _("The figures leave open %(low)s to %(high)s.") % {"low": languages.alone(low), "high": high}


def _nothing(one: Shown) -> str:
    if one.low > 0:
        return _("What is seen here chance alone can bring about among so many comparisons.")
    return _("No difference was found.") if one.high > 0 else _("This group is not behind.")


def _hidden(one: Shown) -> str:
    """Return how large a gap could be that nobody sees in so few people."""
    if one.high <= 0:
        return ""
    told = {"high": number_format(round(one.high))}
    if one.is_wait:
        if one.capped(one.high):
            return _("Even a wait that is more than %(high)s%% longer could hide.") % told
        return _("A wait that is up to %(high)s%% longer could hide.") % told
    if one.capped(one.high):
        return _("Even more than %(high)s fewer of 100 could hide.") % told
    return _("Up to %(high)s fewer of 100 could hide.") % told
