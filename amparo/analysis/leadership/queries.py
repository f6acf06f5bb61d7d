"""Reads of results and decisions: each figure as the reader may be told it, each decision with the figures it rests on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from amparo.analysis.evidence import queries as evidence
from amparo.analysis.evidence.queries import Kept
from amparo.analysis.indicators import queries as indicators
from amparo.analysis.indicators.figures import Figure
from amparo.analysis.indicators.periods import Period
from amparo.analysis.leadership import reach, rules
from amparo.analysis.leadership.models import Decision
from amparo.analysis.leadership.results import results
from amparo.analysis.leadership.rules import Way
from amparo.foundation import clock
from amparo.trust.accounts import queries as accounts
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access

ACT, LISTED = "leadership.opened", "leadership.listed"
NEWEST = 5
"""So many kept figures stand beside a result."""


@dataclass(frozen=True)
class DecisionView:
    """A decision with what is sealed of it, its version, who wrote it down, and the kept figures it rests on."""

    row: Decision
    content: gate.Content
    by_name: str
    figures: list[Kept]

    @property
    def overdue(self) -> bool:
        """Return whether somebody should have looked at it again."""
        return self.row.ended_on is None and self.row.look_again_on < clock.today()

    def said(self, name: str) -> str:
        """Return a text of it."""
        return str(self.content.fields.get(name) or "")


@dataclass(frozen=True)
class Standing:
    """One result: its direction, its figures now, kept figures, decisions, and what is missing (codes)."""

    code: str
    way: Way
    figures: list[Figure]
    kept: list[Kept]
    decisions: list[DecisionView]
    missing: list[str]


def standings(access: Access, period: Period) -> list[Standing]:
    """Return the five results as they stand in a period; raise "not there" for who leads and counts nothing."""
    if not reach.may_read(access):
        raise gate.not_there(access, None, LISTED)
    may = {one.id: one for one in indicators.listed(access)}
    wanted = [may[name] for result in results() for name in result.indicators if name in may]
    told = {figure.indicator.id: figure for figure in indicators.figures(access, wanted, period)}
    kept, decided = evidence.figures(access), decisions(access)
    found = []
    for result in results():
        figures = [told[name] for name in result.indicators if name in told]
        beside = [one for one in kept if one.figure.indicator.id in result.indicators][:NEWEST]
        made = [one for one in decided if one.row.result == result.code]
        missing = _missing(len(result.indicators) - len(figures), figures, beside, made)
        way = rules.overall(rules.way(figure) for figure in figures)
        found.append(Standing(result.code, way, figures, beside, made, missing))
    return found


def _missing(away: int, figures: list[Figure], kept: list[Kept], made: list[DecisionView]) -> list[str]:
    """Return what a result lacks, as codes: said beside it, so that an empty place is not read as a good one."""
    said = {
        "stays_in_team": away > 0,
        "hidden": any(figure.whole.now.hidden for figure in figures),
        "nobody": any(not figure.whole.now.hidden and figure.whole.now.value is None for figure in figures),
        "no_target": all(figure.indicator.target is None for figure in figures),
        "no_evidence": not kept,
        "no_decision": not made,
        "overdue": any(one.overdue for one in made),
    }
    return [code for code, so in said.items() if so]


def decisions(access: Access) -> list[DecisionView]:
    """Return the decisions of the agency, those that wait for a look first, then the newest."""
    found = _views(access, reach.decisions(access).order_by("-decided_on", "-at", "pk"), LISTED)
    return sorted(found, key=lambda one: one.row.ended_on is not None)


def decision(access: Access, decision: UUID) -> DecisionView:
    """Return one decision; raise "not there" for any other."""
    found = _views(access, [reach.decision(access, decision, ACT)], ACT)
    if not found:
        raise gate.not_there(access, decision, ACT)
    return found[0]


def versions(access: Access, decision: UUID) -> list[gate.Content]:
    """Return every version of a decision, the newest first."""
    row = reach.decision(access, decision, ACT)
    return gate.read_versions(access, gate.Ask(reach.facts(row.pk, row.agency_id), reach.PART, row.pk))[::-1]


def waiting(access: Access, until: date) -> list[Decision]:
    """Return the decisions that somebody has to look at again by `until`, the first due first; nothing of them is opened."""
    rows = reach.decisions(access).filter(ended_on=None, look_again_on__lte=until)
    return list(rows.order_by("look_again_on", "pk"))


def _views(access: Access, rows: Iterable[Decision], act: str) -> list[DecisionView]:
    listed = list(rows)
    asks = [gate.Ask(reach.facts(row.pk, row.agency_id), reach.PART, row.pk) for row in listed]
    opened, names = gate.read_many(access, asks, act), accounts.names_of([row.by for row in listed])
    return [
        DecisionView(row, opened[row.pk], names.get(row.by, ""), evidence.cited(access, row.pk))
        for row in listed
        if row.pk in opened
    ]
