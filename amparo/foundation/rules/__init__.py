"""Rules turn answers into findings that explain themselves; silence never becomes "no", it becomes "unknown"."""

from amparo.foundation.rules.compiling import RuleSet, compile_rules
from amparo.foundation.rules.finding import UNANSWERED, Finding, Result, findings, findings_of_each
from amparo.foundation.rules.risk import RiskFinding, RiskLevel, Threat, classify, read_risk_levels

__all__ = [
    "UNANSWERED", "Finding", "Result", "RiskFinding", "RiskLevel", "RuleSet", "Threat", "classify", "compile_rules",
    "findings", "findings_of_each", "read_risk_levels",
]  # fmt: skip
