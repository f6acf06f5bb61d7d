"""Add evidence: what was known on a day and where from, in words that do not change any more."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from amparo import practice
from amparo.analysis.protection import reach, rules
from amparo.analysis.protection.models import Evidence
from amparo.foundation import clock, ids
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action
from amparo.trust.disclosure import acting
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.acting import once
from amparo.trust.disclosure.facts import facts_of

OUTSIDE = ("document", "partner")
"""Kinds that come from elsewhere: they say who published them, when, and how far that source is trusted."""
KEPT = ("title", "said", "reference", "publisher", "link", "reliability")


def add_evidence(*, by: Access, analysis: UUID, kind: str, fields: Mapping[str, Any], key: UUID | None = None) -> int:
    """Add one piece of evidence to a draft; return its number. Raises Refusal beside a field that cannot be kept."""
    act_name = "protection.evidence_added"
    found = reach.analysis(by, analysis, act_name)
    if known := once.already(by, key):
        standing: int = Evidence.rows.get(pk=known).number
        return standing
    _check(kind, fields)
    with acting.act(by, act_name, facts_of(found), Action.WRITE, reach.PART) as act:
        home = reach.held(found, by)
        number = Evidence.after_the_last(home)
        row = Evidence.rows.create(id=ids.new(), analysis=home, number=number, kind=kind, by=by.id)
        sealed = {name: str(fields.get(name) or "").strip() for name in KEPT}
        sealed["published_on"] = fields["published_on"].isoformat() if fields.get("published_on") else ""
        act.write(row.pk, reach.PART, "protection.evidence", sealed, key=key)
        act.about(row.pk, reach.PART, kind=kind, number=number)
    return number


def _check(kind: str, fields: Mapping[str, Any]) -> None:
    lists = practice.catalogue().lists
    if kind not in lists["analysis_evidence"].by_code:
        raise Refusal("directory.unknown_code", field="kind")
    rules.check_words(fields, "title", "said")
    if kind not in OUTSIDE:
        return
    rules.check_words(fields, "publisher")
    if fields.get("reliability") not in lists["source_reliability"].by_code:
        raise Refusal("directory.unknown_code", field="reliability")
    if not fields.get("published_on"):
        raise Refusal("directory.missing", field="published_on")
    if fields["published_on"] > clock.today():
        raise Refusal("communities.ahead", field="published_on")
    if fields.get("link") and not str(fields["link"]).startswith(("https://", "http://")):
        raise Refusal("protection.link", field="link")
