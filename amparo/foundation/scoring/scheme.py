"""A scoring scheme: per dimension and question the points of each answer and the weight, read from a table with sources.

Points and weights are exact fractions, so that a score at the edge of a band falls on the same side everywhere.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from amparo.foundation.codelists import read_yes

COLUMNS = ("version", "dimension", "question", "answer", "points", "weight", "source", "verified")
Row = Mapping[str, str]


class SchemeError(ValueError):
    """A scheme cannot be read; the message names the table, the row and what is wrong."""


@dataclass(frozen=True)
class Item:
    """One question of a dimension: its weight, and per answer 0 to 1 points; None is an answer that sets it aside."""

    question: str
    weight: Fraction
    points: Mapping[str, Fraction | None]

    @property
    def least(self) -> Fraction:
        """The fewest points that an answer can give."""
        return min(points for points in self.points.values() if points is not None)

    @property
    def most(self) -> Fraction:
        """The most points that an answer can give."""
        return max(points for points in self.points.values() if points is not None)


@dataclass(frozen=True)
class Scheme:
    """The dimensions of one version in the order of the table; `verified` only when every row is."""

    name: str
    version: str
    dimensions: Mapping[str, tuple[Item, ...]]
    sources: tuple[str, ...]
    verified: bool

    @property
    def ref(self) -> str:
        """The reference name@version that stands beside every score."""
        return f"{self.name}@{self.version}"


def read_scheme(name: str, rows: Iterable[Row]) -> Scheme:
    """Read one version: `version,dimension,question,answer,points,weight,source,verified`, a row per answer.

    Empty points set the question aside ("we have no children"). Raises SchemeError for a second version, an answer that
    stands twice in a dimension, two weights of one question, points outside 0–1, or a question that no answer scores.
    """
    table = list(rows)
    if not table:
        raise SchemeError(f"{name}: the table is empty")
    found: dict[str, dict[str, tuple[Fraction, dict[str, Fraction | None]]]] = {}
    for line, row in enumerate(table, 2):
        try:
            _add(found, row, table[0])
        except (KeyError, ValueError) as problem:
            raise SchemeError(f"{name}, row {line}: {_said(problem)}") from problem
    dimensions = {
        dimension: tuple(Item(question, weight, points) for question, (weight, points) in items.items())
        for dimension, items in found.items()
    }
    for item in (item for items in dimensions.values() for item in items):
        if all(points is None for points in item.points.values()):
            raise SchemeError(f"{name}: no answer of {item.question} gives points")
    sources = tuple(dict.fromkeys(row.get("source", "") for row in table))
    return Scheme(name, table[0]["version"], dimensions, sources, all(read_yes(row["verified"]) for row in table))


def _add(found: dict[str, dict[str, tuple[Fraction, dict[str, Fraction | None]]]], row: Row, first: Row) -> None:
    version, dimension, question, answer = (row[key] for key in COLUMNS[:4])
    if not all((version, dimension, question, answer)):
        raise ValueError("version, dimension, question or answer is missing")
    if version != first["version"]:
        raise ValueError("a table holds one version; another version is another table")
    weight, points = number(row["weight"]), number(row["points"]) if row["points"] else None
    if weight <= 0 or not (points is None or 0 <= points <= 1):
        raise ValueError("the weight is more than 0, points go from 0 to 1")
    known, answers = found.setdefault(dimension, {}).setdefault(question, (weight, {}))
    if answer in answers or known != weight:
        raise ValueError(f"{question} has the answer {answer} twice, or two weights, in {dimension}")
    answers[answer] = points
    row["source"], row["verified"]


def number(text: str) -> Fraction:
    """Read a decimal number exactly. Raises ValueError."""
    try:
        return Fraction(Decimal(text))
    except (InvalidOperation, ValueError, OverflowError) as problem:
        raise ValueError(f"“{text}” is not a number") from problem


def _said(problem: Exception) -> str:
    return f"the column {problem.args[0]} is missing" if isinstance(problem, KeyError) else str(problem)
