"""Invented caseloads in place of what was released: of one agency, with or without a gap."""

import os
from datetime import date

import numpy as np
import pytest

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

from amparo.foundation.counting import Codes
from amparo.trust.projections import statistics
from amparo.trust.projections.statistics import Released, Table
from benchmarks.caseloads import DELAYED, QUARTER, caseload
from tests.analysis.indicators.making import at
from tests.cast import Cast

REVIEWED = "2027-05-05"
"""A day on which the first quarter of 2027 can be reviewed."""
MEASURE, GROUND, GROUP = DELAYED
FIRST = QUARTER.first


def of_agency(cast: Cast, table: Table) -> Table:
    """Return a caseload as that of Puente Amparo."""
    return Table(table.layout, table.arrays, Codes({**table.codes.known, "agency": ["", str(cast.puente.pk)]}))


def release(monkeypatch: pytest.MonkeyPatch, cast: Cast, table: Table, day: str = REVIEWED) -> None:
    """Let a caseload be what was released, and what is counted now."""
    found = of_agency(cast, table)
    monkeypatch.setattr(statistics, "released", lambda: Released(found, at(day), 0, b""))
    monkeypatch.setattr(statistics, "current", lambda: found)


def invented(many: int = 900, factor: float = 1.0, seed: int = 5) -> Table:
    """Return a caseload in which women wait `factor` times as long for the first action."""
    return caseload(np.random.default_rng(seed), many, DELAYED if factor != 1 else None, factor)


def later(table: Table, days: int) -> Table:
    """Return the same people so many days later."""
    arrays = {name: array.copy() for name, array in table.arrays.items()}
    for array in arrays.values():
        for name in array.dtype.names or ():
            if name in ("started", "ended", "responded", "referred", "served", "sent", "answered", "received"):
                array[name] = np.where(array[name] == 0, 0, array[name].astype(int) + days)
    return Table(table.layout, arrays, table.codes)


NEXT = date(2027, 4, 1)
