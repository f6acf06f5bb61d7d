"""Reads of analyses: only what the access law lets somebody read, and of ratings what is open to them."""

from amparo.analysis.protection.queries.editions import Changes, Moved, before, changes, neighbours
from amparo.analysis.protection.queries.lists import AnalysisView, listed, may_approve, may_begin, may_read, may_write
from amparo.analysis.protection.queries.severities import Severity, severities
from amparo.analysis.protection.queries.standing import missing, standing
from amparo.analysis.protection.queries.views import EvidenceView, Judged, RatingView, RiskView, StepView, Whole
from amparo.analysis.protection.queries.whole import whole

__all__ = [
    "AnalysisView", "Changes", "EvidenceView", "Judged", "Moved", "RatingView", "RiskView", "Severity", "StepView", "Whole",
    "before", "changes", "listed", "may_approve", "may_begin", "may_read", "may_write", "missing", "neighbours", "severities",
    "standing", "whole",
]  # fmt: skip
