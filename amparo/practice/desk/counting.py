"""What is wrong with indicators and comparisons beyond their tables: columns, groups and units that are not counted."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date

import numpy as np

from amparo.foundation.counting import Kind, Rows, condition, number
from amparo.foundation.expressions import ExpressionError
from amparo.practice.areas import Area, PracticeError, rows
from amparo.practice.catalogue import Catalogue
from amparo.practice.counted import GROUPINGS, LAYOUT, PARAMETERS, RECKONED, UNITS, columns_of, grouping_kinds
from amparo.practice.desk.remarks import Remark, short
from amparo.practice.indicators import FOLDER, Indicator, read_indicators
from amparo.practice.numbers import equity


def problems(catalogue: Catalogue, area: Area, day: date) -> Iterator[Remark]:
    """Say what is wrong with the indicators of an area: rows that cannot be read, or not be reckoned."""
    for name, file in area.files(FOLDER, "csv").items():
        called = short(file)
        try:
            found = tuple(read_indicators(area.name, name, rows(file)))
        except PracticeError as problem:
            yield Remark(called, 0, str(problem).partition(", ")[2])
            continue
        for place, one in enumerate(found, 2):
            yield from (Remark(called, place, told) for told in _of(one))


def comparisons(catalogue: Catalogue, area: Area, day: date) -> Iterator[Remark]:
    """Say what is wrong with the measures and grounds by which groups are compared."""
    files = area.files(equity.FOLDER, "csv")
    if area.name != equity.AREA or not files:
        return
    called = f"{area.name}/{equity.FOLDER}"
    try:
        measures, grounds = equity.measures(catalogue), equity.dimensions(catalogue)
    except (PracticeError, KeyError) as problem:
        yield Remark(f"{called}/{equity.MEASURES}.csv", 0, str(problem).partition(", ")[2] or str(problem))
        return
    for place, one in enumerate(measures, 2):
        yield from (Remark(f"{called}/{equity.MEASURES}.csv", place, told) for told in _of_measure(one))
    for place, ground in enumerate(grounds, 2):
        if ground.id not in GROUPINGS or ground.id not in LAYOUT.case:
            yield Remark(f"{called}/{equity.DIMENSIONS}.csv", place, f"people are not told apart by “{ground.id}”.")


def _of_measure(one: equity.Measure) -> Iterator[str]:
    if one.unit not in LAYOUT.units:
        yield f"nothing is counted by “{one.unit}”; it can be {', '.join(LAYOUT.units)}."
        return
    known = columns_of(one.unit)
    yield from (f"“{name}” is no day of {one.unit}." for name in one.days() if known.get(name) is not Kind.DAY)
    strata = [name for name in one.strata if name not in grouping_kinds(one.unit)]
    yield from (f"nothing of {one.unit} is grouped by “{name}”." for name in strata)
    yield from _unreckonable(one.unit, one.conditions())


def _of(one: Indicator) -> Iterator[str]:
    if one.unit not in UNITS:
        yield f"nothing is counted by “{one.unit}”; it can be {', '.join(UNITS)}."
        return
    known = columns_of(one.unit)
    if one.clock and known.get(one.clock) is not Kind.DAY:
        yield f"“{one.clock}” is no day of {one.unit}."
    for name in sorted(one.names() - known.keys() - set(PARAMETERS)):
        yield f"“{name}” is not counted."
    for name in one.grouping:
        if name not in GROUPINGS or name not in {*grouping_kinds(one.unit), *RECKONED}:
            yield f"nothing of {one.unit} is grouped by “{name}”."
    yield from _unreckonable(one.unit, one.conditions(), one.numbers())


def _unreckonable(unit: str, conditions: Mapping[str, str], numbers: Collection[str] = ()) -> Iterator[str]:
    kinds = columns_of(unit)
    rows = Rows(kinds, lambda _: np.zeros(1, dtype=np.uint16), lambda *_: 1, dict.fromkeys(PARAMETERS, 0.0), 1)
    for column, text in conditions.items():
        try:
            (number if column in numbers else condition)(text, rows)
        except ExpressionError as problem:
            yield f"{column}: {problem}."
