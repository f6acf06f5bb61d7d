"""What is wrong with indicators beyond their tables: columns, groups and units that are not counted."""

from collections.abc import Iterator
from datetime import date

import numpy as np

from amparo.foundation.counting import Kind, Rows, condition, number
from amparo.foundation.expressions import ExpressionError
from amparo.practice.areas import Area, PracticeError, rows
from amparo.practice.catalogue import Catalogue
from amparo.practice.counted import GROUPINGS, PARAMETERS, RECKONED, UNITS, columns_of, grouping_kinds
from amparo.practice.desk.remarks import Remark, short
from amparo.practice.indicators import FOLDER, Indicator, read_indicators


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
    rows = Rows(known, lambda _: np.zeros(1, dtype=np.uint16), lambda *_: 1, dict.fromkeys(PARAMETERS, 0.0), 1)
    for column, text in one.conditions().items():
        try:
            (number if column in one.numbers() else condition)(text, rows)
        except ExpressionError as problem:
            yield f"{column}: {problem}."
