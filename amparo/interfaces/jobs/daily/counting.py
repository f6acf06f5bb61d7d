"""Totals that changed with every report would tell of the one that just came."""

from amparo.casework.feedback import public
from amparo.trust.projections import statistics


def count_feedback() -> None:
    """Count anew what the public page shows of reports."""
    public.count(statistics.draw)
