"""What the published rules make of a screening or an assessment: every rule with its reason, and the level of risk."""

from collections.abc import Mapping

from amparo import practice
from amparo.casework.cases import answers as filled
from amparo.foundation import clock
from amparo.foundation.forms import Form
from amparo.foundation.rules import Finding, RiskFinding, Threat, classify
from amparo.foundation.rules import findings as apply_rules

RULES = {"screening": "screening/screening", "assessment": "determinants/assessment"}


def every_rule(step: str, given: Mapping[str, str]) -> tuple[Finding, ...]:
    """Return what each rule of `step` (a key of RULES) makes of the answers, in the order of the table."""
    return apply_rules(practice.catalogue().rules(RULES[step]), given, clock.today())


def finding_of(step: str, form: Form, given: Mapping[str, str]) -> RiskFinding:
    """Return the level of risk of a screening or assessment with the rules and the worst threat it stands on."""
    values = filled.evaluated(form, given).values
    threats = [threat for each in filled.repeated(values, "threat") if (threat := _threat(each))]
    levels = practice.catalogue().risk_levels(RULES[step].partition("/")[0])
    return classify(every_rule(step, given), threats, levels, clock.today())


def _threat(said: Mapping[str, str]) -> Threat | None:
    likelihood, impact = said.get("threat_likelihood", ""), said.get("threat_impact", "")
    if not (likelihood.isdecimal() and impact.isdecimal()):
        return None
    now = said.get("threat_likelihood_now", "")
    return Threat(int(likelihood), int(impact), said.get("threat_measure", ""), int(now) if now.isdecimal() else None)
