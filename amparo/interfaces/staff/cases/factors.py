"""The factors of the four levels with their ratings: the person's own, and those of the places where they are or may go.

Where both rate one factor, the person's own counts in the sums; both are shown, with whose they are and how old.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amparo.casework.cases import answers as filled
from amparo.casework.places import rules
from amparo.casework.places.rules import Rated
from amparo.foundation import clock
from amparo.interfaces.staff import labels
from amparo.interfaces.ui import languages
from amparo.interfaces.ui.parts import Cell, Column, Table

LEVELS = ("individual", "household", "community", "structural")
Ratings = dict[str, list[dict[str, str]]]
Row = tuple[str, str, str, str, str]
"""Factor, level, whose rating it is, how it was at first, how it is."""


@dataclass(frozen=True)
class Side:
    """How the four levels stood on a day: the person's own ratings with the day of theirs, and those of the place."""

    on: date
    assessed: date | None = None
    own: Ratings = field(default_factory=dict)
    around: list[Rated] = field(default_factory=list)

    def weight(self, level: str, polarity: str) -> int | None:
        """Return the sum of strengths of one polarity; None when nobody rated the level."""
        own = self.own.get(level, [])
        said = {each.get("factor", "") for each in own}
        around = [one for one in self.around if one.level == level and one.factor not in said]
        if not own and not around:
            return None
        return (weight(own, polarity) or 0) + rules.weight(around, polarity)


def ratings(answers: Mapping[str, str]) -> Ratings:
    """Return level → its ratings in order: factor, polarity, strength, evidence and the rest by their short names."""
    return {
        level: [
            {name.removeprefix(f"{level}_"): value for name, value in each.items()}
            for each in filled.repeated(answers, f"{level}_rating")
        ]
        for level in LEVELS
    }


def weight(rated: list[dict[str, str]], polarity: str) -> int | None:
    """Return the sum of strengths of one polarity; None when the level was not rated at all."""
    if not rated:
        return None
    return sum(int(each.get("strength") or 0) for each in rated if each.get("polarity") == polarity)


def factors(now: Side, then: Side | None, elsewhere: Iterable[Rated], names: Mapping[str, str]) -> Table:
    """Return the table of all factors that were rated; `elsewhere` are ratings of the place where the person may go."""
    columns = [Column(_("Factor")), Column(_("Level")), Column(_("Whose rating")), Column(_("Latest"))]
    if then:
        columns.insert(3, Column(_("First")))
    table = []
    for factor, level, whose, first, latest in (
        *_own_rows(now, then), *_around_rows(now, then, names), *_ahead_rows(elsewhere, names)
    ):  # fmt: skip
        cells = [Cell(labels.label("factor", factor)), Cell(labels.label("level", level)), Cell(whose)]
        table.append((*cells, *([Cell(first)] if then else []), Cell(latest)))
    return Table(_("Factors that were rated"), tuple(columns), tuple(table), caption_shown=True)


def _own_rows(now: Side, then: Side | None) -> Iterator[Row]:
    whose = _("of the person, %(age)s") % {"age": age(now.assessed or now.on)}
    for level in LEVELS:
        latest = {each.get("factor", ""): each for each in now.own.get(level, [])}
        first = {each.get("factor", ""): each for each in then.own.get(level, [])} if then else {}
        for factor in dict.fromkeys([*latest, *first]):
            yield factor, level, whose, _rated(first.get(factor)), _rated(latest.get(factor))


def _around_rows(now: Side, then: Side | None, names: Mapping[str, str]) -> Iterator[Row]:
    first = {one.factor: one for one in then.around} if then else {}
    latest = {one.factor: one for one in now.around}
    own = {each.get("factor", "") for rated in now.own.values() for each in rated}
    for factor in dict.fromkeys([*latest, *first]):
        one = latest.get(factor) or first[factor]
        whose = _of_place(one, names)
        if factor in own:
            whose = _("%(whose)s – the person's own counts") % {"whose": whose}
        yield factor, one.level, whose, _said(first.get(factor)), _said(latest.get(factor))


def _ahead_rows(elsewhere: Iterable[Rated], names: Mapping[str, str]) -> Iterator[Row]:
    for one in elsewhere:
        whose = _("%(whose)s – where the person may go; not in the sums") % {"whose": _of_place(one, names)}
        yield one.factor, one.level, whose, "–", _said(one)


def _of_place(one: Rated, names: Mapping[str, str]) -> str:
    about = {"place": languages.alone(names.get(one.place, one.place)), "age": age(one.valid_from)}
    return _("of the place %(place)s, %(age)s") % about


def age(since: date) -> str:
    """Return how long ago a day was, in words."""
    days = (clock.today() - since).days
    if days < 1:
        return _("today")
    if days < 31:
        return ngettext("%(n)s day ago", "%(n)s days ago", days) % {"n": days}
    months = days // 30
    if months < 24:
        return ngettext("%(n)s month ago", "%(n)s months ago", months) % {"n": months}
    return ngettext("%(n)s year ago", "%(n)s years ago", days // 365) % {"n": days // 365}


def _rated(rating: Mapping[str, str] | None) -> str:
    if rating is None:
        return "–"
    said = labels.label("polarity", rating.get("polarity", ""))
    strength = labels.label("strength", rating.get("strength", ""))
    return f"{said} · {strength}" if strength else said


def _said(one: Rated | None) -> str:
    return _rated({"polarity": one.polarity, "strength": str(one.strength or "")} if one else None)
