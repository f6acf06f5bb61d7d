"""The risk finding of a case: computed by published rules from the answers, overridden by a supervisor with a reason.

And the places whose surroundings are read with the assessment, which are nobody's to compute.
"""

from collections.abc import Mapping
from typing import Any

from amparo.casework.cases import clocks, findings, rules, telling
from amparo.casework.cases.areas import changing
from amparo.casework.cases.areas.writing import Writing
from amparo.casework.cases.models import Case, CaseStatus, Entry
from amparo.casework.cases.queries.case import SUMMARY, find
from amparo.casework.cases.supervising import supervision
from amparo.casework.directory.queries.places import chain_of
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.foundation.forms import Form
from amparo.foundation.policy import Action, Compartment
from amparo.trust.disclosure import acting, gate
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.facts import authored_by, written_by

LEVELS = ("low", "medium", "high")


def assess(act: acting.Act, case: Case, entry: Entry, form: Form, given: Mapping[str, str]) -> str:
    """Inside an act: classify the risk when the form is one that says so, keep it, and count the clocks again.

    A screening that is corrected later does not replace what an assessment found. Returns the level that counts now.
    """
    standing = act.head(case.pk, Compartment.STORY)
    if entry.step not in findings.RULES or _assessed_since(entry, standing):
        return rules.risk_level(standing)
    found = findings.finding_of(entry.step, form, given)
    said = {
        "risk_level": found.level,
        "risk_from": str(entry.pk),
        "risk_at": clock.now().isoformat(),
        "risk_override_level": None,
        "risk_override_reason": None,
        "risk_override_by": None,
    }
    act.write(case.pk, Compartment.STORY, SUMMARY, said)
    clocks.recount(case, found.level)
    return found.level


def _assessed_since(entry: Entry, standing: Mapping[str, Any]) -> bool:
    source = standing.get("risk_from")
    return entry.step == "screening" and Entry.rows.filter(pk=source, step="assessment").exists()


def override_risk(*, by: Access, case: Any, level: str, reason: str) -> None:
    """Set another level than the computed one, as a supervisor who did not write the assessment; both are kept."""
    row, facts = find(by, case)
    if level not in LEVELS or not reason.strip():
        raise Refusal("cases.comment_missing", field="reason")
    author = _author(by, row, facts)
    with acting.act(by, "risk.overridden", author, Action.APPROVE, Compartment.INDEX) as act:
        said = {"risk_override_level": level, "risk_override_reason": reason.strip(), "risk_override_by": str(by.id)}
        act.write(row.pk, Compartment.STORY, SUMMARY, said, action=Action.APPROVE, decided_on=Compartment.INDEX)
        supervision(act, row, by, {"text": reason.strip(), "about": f"risk {level}"})
        clocks.recount(row, level)
        changing.look_again(Writing(act, by, row, approving=True))
        telling.tell_of_another_level(by, facts)
        act.about(row.pk, Compartment.STORY, level=level)


def name_places(*, by: Access, case: Any, now: str, ahead: str) -> None:
    """Say in which place (P-code, "" for none) the person is now, and to which they may go: its ratings are read with theirs."""
    row, facts = find(by, case, Compartment.STORY)
    if row.status != CaseStatus.OPEN:
        raise Refusal("cases.closed")
    for name, code in (("now", now), ("ahead", ahead)):
        if code and not chain_of(code):
            raise Refusal("directory.unknown_place", field=name)
    with acting.act(by, "case.places_named", facts, Action.WRITE, Compartment.STORY) as act:
        act.write(row.pk, Compartment.STORY, SUMMARY, {"place_now": now or None, "place_ahead": ahead or None})
        act.about(row.pk, Compartment.STORY)


def _author(by: Access, row: Case, facts: Any) -> Any:
    summary = gate.read(by, gate.Ask(facts, Compartment.STORY, row.pk), "risk.checked").fields
    entry = Entry.rows.filter(pk=summary.get("risk_from")).first() if summary.get("risk_from") else None
    return written_by(facts, by, entry.pk, entry.created_by) if entry else authored_by(facts, row.owner_id)
