"""One part of a dashboard: numbers in words for people, the same numbers plain for files, and a picture where it helps."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from amparo.analysis.indicators.figures import HIDDEN, Told
from amparo.interfaces.ui import pictures
from amparo.interfaces.ui.parts import Cell, Column, Link, Table

Picture = pictures.Bars | pictures.Course | pictures.Stacks | pictures.Pyramid


@dataclass(frozen=True)
class Line:
    """One row: its code, its cells (the first is its name), and its numbers by the code of what they are."""

    code: str
    cells: tuple[Cell, ...]
    numbers: tuple[tuple[str, Told], ...]


@dataclass(frozen=True)
class Block:
    """One part of a dashboard; `note` says what its numbers are of, `link` leads to more, `empty` stands where nothing is."""

    code: str
    title: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    note: str = ""
    picture: Picture | None = None
    link: Link | None = None
    empty: str = ""

    @property
    def table(self) -> Table:
        """Return the rows as a table of a page."""
        return Table(self.title, self.columns, tuple(line.cells for line in self.lines))

    @property
    def kind(self) -> str:
        """Return which picture it has."""
        return type(self.picture).__name__.lower() if self.picture else ""


def count(number: int | None) -> Told:
    """Return a plain count as figures tell numbers; hidden where there is none that may be shown."""
    return HIDDEN if number is None else Told(number, value=float(number))


def number(told: int, url: str = "") -> Cell:
    """Return a count as a cell; one of nothing leads nowhere."""
    return Cell(number_format(told), url=url if told else "", numeric=True)


def heads(first: str, *others: str) -> tuple[Column, ...]:
    """Return the columns of a table: a name, then numbers."""
    return (Column(first), *(Column(text, numeric=True) for text in others))


def simple(code: str, name: str, many: int, url: str = "", tag: Cell | None = None) -> Line:
    """Return a row of one count."""
    first = tag or Cell(name)
    return Line(code, (first, number(many, url)), (("count", count(many)),))


def behind(of: str, **more: object) -> str:
    """Return the address of the cases behind a number."""
    told = {"of": of, **{name: str(value) for name, value in more.items() if value}}
    return f"{_cases()}?{urlencode(told)}"


@cache
def _cases() -> str:
    return reverse("dashboard_cases")


def parts(
    title: str, names: Sequence[tuple[str, str]], rows: Iterable[tuple[str, str, Sequence[int]]], unit: str
) -> tuple[pictures.Stacks, list[tuple[str, str, Sequence[int]]]]:
    """Return bars in parts of rows (code, name, numbers), those without any number left out, and the rows that stay."""
    kept = [row for row in rows if any(row[2])]
    stacks = tuple(pictures.Stack(name, tuple(map(float, values))) for _code, name, values in kept)
    return pictures.Stacks(title, tuple(name for _code, name in names), stacks, unit), kept


def nothing() -> str:
    """Return what stands where a block has no rows."""
    return _("There is nothing to show here.")
