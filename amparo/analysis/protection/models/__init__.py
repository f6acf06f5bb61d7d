"""The tables of protection analyses: codes, days, people of the staff and places in the clear; every word and phase is sealed."""

from amparo.analysis.protection.models.analyses import Analysis, Part, Risk, Seat, Step
from amparo.analysis.protection.models.judgements import Agreed, Evidence, Rating

__all__ = ["Agreed", "Analysis", "Evidence", "Part", "Rating", "Risk", "Seat", "Step"]
