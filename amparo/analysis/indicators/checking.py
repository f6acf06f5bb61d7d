"""What is wrong with indicators beyond their tables: columns, groups and units that are not counted."""

from collections.abc import Iterator

import numpy as np

from amparo.analysis.indicators.computing import grouping_kinds
from amparo.analysis.indicators.conditions import Rows, condition, number
from amparo.analysis.indicators.layout import GROUPINGS, LAYOUT, PARAMETERS, columns_of
from amparo.foundation.expressions import ExpressionError
from amparo.practice.areas import PracticeError
from amparo.practice.catalogue import Catalogue
from amparo.practice.desk import Remark
from amparo.practice.indicators import FOLDER, Indicator, indicators
from amparo.trust.projections.statistics import Kind


def problems(catalogue: Catalogue) -> list[Remark]:
    """List what keeps an indicator from being reckoned, in plain words."""
    try:
        return [
            Remark(f"{one.area}/{FOLDER}", 0, f"{one.id}: {told}") for one in indicators(catalogue) for told in _of(one)
        ]
    except PracticeError as problem:
        return [Remark(FOLDER, 0, str(problem))]


def _of(one: Indicator) -> Iterator[str]:
    if one.unit not in LAYOUT.units:
        yield f"nothing is counted by “{one.unit}”; it can be {', '.join(LAYOUT.units)}."
        return
    known = columns_of(one.unit)
    if one.clock and known.get(one.clock) is not Kind.DAY:
        yield f"“{one.clock}” is no day of {one.unit}."
    for name in sorted(one.names() - known.keys() - set(PARAMETERS)):
        yield f"“{name}” is not counted."
    for name in one.grouping:
        if name not in GROUPINGS or name not in grouping_kinds(one.unit):
            yield f"nothing of {one.unit} is grouped by “{name}”."
    rows = Rows(known, lambda _: np.zeros(1, dtype=np.uint16), lambda *_: 1, dict.fromkeys(PARAMETERS, 0.0), 1)
    for column, text in one.conditions().items():
        try:
            (number if column == "value" else condition)(text, rows)
        except ExpressionError as problem:
            yield f"{column}: {problem}."
