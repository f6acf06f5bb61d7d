"""The released figures as one sealed file: what goes further is reckoned from it, by every process here, until the next batch."""

import contextlib
import io
from importlib import metadata
from pathlib import Path
from typing import Any

import msgpack
import numpy as np
from django.conf import settings

from amparo.foundation.counting import CASE, Codes, Layout
from amparo.trust.projections.register.snapshot import place_file
from amparo.trust.projections.statistics.table import Table
from amparo.trust.vault import sealing, suites

PURPOSE = "figures that were released"
UNFIT = (OSError, suites.Unreadable, ValueError, KeyError, TypeError, IndexError)


def path() -> Path:
    """Return where the file stands."""
    return Path(settings.AMPARO_DATA) / "index" / "figures.sealed"


def stamp() -> tuple[int, int] | None:
    """Return what changes with every writing of the file, None where there is none."""
    try:
        found = path().stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_ino


def edition(layout: Layout, rules: str) -> str:
    """Return what tells one way of keeping from another: another version of Amparo, other columns or rules begin anew."""
    return f"{metadata.version('amparo')} {layout.dtypes()} {rules}"


def write(table: Table, place: dict[str, Any], rules: str) -> None:
    """Seal a table, and `place` (how far in the log it stands, and when it was released), into the file."""
    arrays = {name: _bytes(array) for name, array in table.arrays.items()}
    told = {"edition": edition(table.layout, rules), "codes": table.codes.known, "arrays": arrays, "place": place}
    place_file(path(), sealing.seal_local(PURPOSE, msgpack.packb(told)))


def read(layout: Layout, rules: str) -> tuple[Table, dict[str, Any]] | None:
    """Return the table and its place, None where no file can be used."""
    with contextlib.suppress(*UNFIT):
        told = msgpack.unpackb(sealing.open_local(PURPOSE, path().read_bytes()))
        if told["edition"] == edition(layout, rules):
            arrays = {name: np.load(io.BytesIO(told["arrays"][name])) for name in (CASE, *layout.units)}
            return Table(layout, arrays, Codes(told["codes"])), told["place"]
    return None


def _bytes(array: Any) -> bytes:
    written = io.BytesIO()
    np.save(written, array, allow_pickle=False)
    return written.getvalue()
