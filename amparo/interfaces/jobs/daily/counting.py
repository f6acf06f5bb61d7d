"""Totals that changed with every report would tell of the one that just came."""

from amparo.casework.feedback import public


def count_feedback() -> None:
    """Count anew what the public page shows of reports."""
    public.count()
