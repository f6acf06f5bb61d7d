"""A figure as it is kept, and back: every number as it was shown, and the definition by which it was made."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, astuple
from typing import Any

from amparo.analysis.evidence.models import Asked
from amparo.analysis.indicators.figures import Figure, Line, Told
from amparo.analysis.indicators.periods import Period, Span
from amparo.practice import publishing
from amparo.practice.catalogue import Catalogue
from amparo.practice.indicators import FOLDER, Indicator, Measure

Lines = Sequence[Mapping[str, Any]]


def lines_of(found: Figure) -> list[dict[str, Any]]:
    """Return the numbers of a figure as they are kept."""
    return [
        {"group": list(line.group), "now": list(astuple(line.now)), "before": list(astuple(line.before)) if line.before else None}
        for line in found.lines
    ]  # fmt: skip


def asked_of(found: Figure, version: str) -> dict[str, Any]:
    """Return what was asked, with the definition word for word."""
    one, period = found.indicator, found.period
    return {
        "indicator": one.id, "definition": asdict(one), "version": version, "span": period.span.value, "first": period.first,
        "last": period.last, "groups": list(found.by),
    }  # fmt: skip


def figure_of(row: Asked, lines: Lines, **how: Any) -> Figure:
    """Return a kept figure as the one that was shown."""
    said = {**row.definition, "measure": Measure(row.definition["measure"])}
    indicator = Indicator(**{**said, "grouping": tuple(said["grouping"])})
    told = [Line(tuple(line["group"]), _told(line["now"]), _told(line["before"])) for line in lines]
    return Figure(indicator, Period(Span(row.span), row.first, row.last), tuple(row.groups), told, **how)


def _told(numbers: Sequence[Any] | None) -> Any:
    return None if numbers is None else Told(*numbers)


def version_of(catalogue: Catalogue, one: Indicator) -> str:
    """Return the version in which the table of an indicator was published; "" where it never was, as in a country office."""
    area = catalogue.areas[one.area]
    for name, table in area.tables(FOLDER).items():
        if any(row["id"] == one.id for row in table):
            return publishing.listed(area.path).get(f"{FOLDER}/{name}.csv", {}).get("version", "")
    return ""
