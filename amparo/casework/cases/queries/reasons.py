"""Why the risk of a case is what it is: every rule with its answers, recomputed from the form it was read from."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from amparo.casework.cases import answers as filled
from amparo.casework.cases import findings
from amparo.casework.cases.models import EntryKind
from amparo.casework.cases.queries.case import find
from amparo.casework.cases.queries.entries import EntryView, entry
from amparo.foundation.forms import Form
from amparo.foundation.policy import Compartment
from amparo.foundation.rules import Finding, RiskFinding
from amparo.trust.accounts import queries as accounts
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access


@dataclass(frozen=True)
class Reasons:
    """A risk finding with its form, every rule of it, and the supervisor's other view when there is one."""

    entry: EntryView
    form: Form
    answers: Mapping[str, str]
    finding: RiskFinding
    rules: tuple[Finding, ...]
    kept_level: str
    override: dict[str, Any]
    override_by: str


def reasons(access: Access, case_id: UUID) -> Reasons | None:
    """Return why the risk is what it is; None before a first screening. Raise "not there" without access to the story."""
    row, facts = find(access, case_id, Compartment.STORY)
    summary = gate.read(access, gate.Ask(facts, Compartment.STORY, row.pk), "risk.opened").fields
    if not summary.get("risk_from"):
        return None
    source = entry(access, UUID(summary["risk_from"]), EntryKind.FORM)
    form, given = filled.form_and_answers(source.fields)
    decided = {name[14:]: value for name, value in summary.items() if name.startswith("risk_override_")}
    by = UUID(decided["by"]) if decided.get("by") else None
    return Reasons(
        entry=source,
        form=form,
        answers=filled.evaluated(form, given).values,
        finding=findings.finding_of(source.row.step, form, given),
        rules=findings.every_rule(source.row.step, given),
        kept_level=str(summary.get("risk_level", "")),
        override=decided,
        override_by=accounts.names_of([by]).get(by, "") if by else "",
    )
