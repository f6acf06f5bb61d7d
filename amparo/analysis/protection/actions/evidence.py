"""Add evidence: what was known on a day and where from, in words that do not change any more."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any
from uuid import UUID

from amparo import practice
from amparo.analysis.protection import reach, rules
from amparo.analysis.protection.models import Analysis, Evidence
from amparo.foundation import clock, ids
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action
from amparo.trust.disclosure import acting, gate
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


def take_over(*, by: Access, analysis: UUID, numbers: Collection[int], key: UUID | None = None) -> int:
    """Keep evidence of the edition before, by its `numbers` there, in this draft too; return how many were new to it.

    Words and day stay those of the first keeping. "Not there" for a first edition, and for a number that is not there.
    """
    act_name = "protection.evidence_taken_over"
    found = reach.analysis(by, analysis, act_name)
    before = reach.analysis(by, found.follows_id, act_name) if found.follows_id else None
    if before is None or not numbers:
        raise gate.not_there(by, analysis, act_name)
    if once.already(by, key):
        return 0
    with acting.act(by, act_name, facts_of(found), Action.WRITE, reach.PART) as act:
        home = reach.held(found, by)
        new = [one for one in _told(by, before, numbers) if one[1]["before"] not in _taken(by, home)]
        for place, (kind, sealed) in enumerate(new):
            number = Evidence.after_the_last(home)
            row = Evidence.rows.create(id=ids.new(), analysis=home, number=number, kind=kind, by=by.id)
            act.write(row.pk, reach.PART, "protection.evidence", sealed, key=None if place else key)
            act.about(row.pk, reach.PART, kind=kind, number=number)
    return len(new)


def _told(by: Access, before: Analysis, numbers: Collection[int]) -> list[tuple[str, dict[str, Any]]]:
    """Return kind and words of evidence of an analysis, each with its number and its day there."""
    rows = list(Evidence.rows.filter(analysis=before, number__in=numbers).order_by("number"))
    opened = _opened(by, before, rows)
    if len(rows) != len(set(numbers)) or len(opened) != len(rows):
        raise gate.not_there(by, before.pk, "protection.evidence_taken_over")
    return [
        (row.kind, {"kept_on": row.made_at.date().isoformat(), **opened[row.pk].fields, "before": row.number})
        for row in rows
    ]


def _taken(by: Access, home: Analysis) -> set[int]:
    """Return the numbers, in the edition before, of evidence that was taken over already."""
    opened = _opened(by, home, Evidence.rows.filter(analysis=home))
    return {one.fields["before"] for one in opened.values() if one.fields.get("before")}


def _opened(by: Access, home: Analysis, rows: Iterable[Evidence]) -> Mapping[UUID, gate.Content]:
    facts = facts_of(home)
    return gate.read_many(by, [gate.Ask(facts, reach.PART, row.pk) for row in rows], "protection.checked")


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
