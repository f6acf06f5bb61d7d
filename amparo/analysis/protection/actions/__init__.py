"""Changes of analyses: each one decision, one transaction and one entry in the log of acts."""

from amparo.analysis.protection.actions.evidence import add_evidence, take_over
from amparo.analysis.protection.actions.judging import agree, rate
from amparo.analysis.protection.actions.scope import begin, begin_next, change
from amparo.analysis.protection.actions.steps import approve, review, send_back
from amparo.analysis.protection.actions.taking import take_out
from amparo.analysis.protection.actions.writing import add_risk, fill, take_risk_away, write_whole

__all__ = [
    "add_evidence", "add_risk", "agree", "approve", "begin", "begin_next", "change", "fill", "rate", "review", "send_back",
    "take_out", "take_over", "take_risk_away", "write_whole",
]  # fmt: skip
