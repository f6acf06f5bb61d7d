"""Keep the rows of a table that can be kept, each as one act of whoever brought them."""

from collections.abc import Iterable

from amparo.casework.monitoring.actions.records import keep
from amparo.casework.monitoring.brought_in.lines import Line
from amparo.trust.disclosure.access import Access


def take_in(*, by: Access, rows: Iterable[Line], confirmed: bool) -> int:
    """Keep every row that is ready, those with doubts only where somebody `confirmed` that they name nobody."""
    kept = 0
    for row in rows:
        if row.ready and (confirmed or not row.doubts):
            keep(by=by, kind=row.kind, places=row.places, answers=row.answers, origin=row.origin, confirmed=confirmed)
            kept += 1
    return kept
