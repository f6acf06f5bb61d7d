"""Scores answers by a versioned table of points and weights; what nobody answered is never counted as bad or good."""

from amparo.foundation.scoring.bands import Band, Triage, read_bands, triage
from amparo.foundation.scoring.change import Change, Round, changes
from amparo.foundation.scoring.scheme import Item, Scheme, SchemeError, number, read_scheme
from amparo.foundation.scoring.score import Score, by_name, scored

__all__ = [
    "Band", "Change", "Item", "Round", "Scheme", "SchemeError", "Score", "Triage", "by_name", "changes", "number",
    "read_bands",
    "read_scheme", "scored", "triage",
]  # fmt: skip
