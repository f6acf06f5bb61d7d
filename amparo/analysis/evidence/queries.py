"""Reads of kept figures: those of the agency for its staff, those of a team for who may open every case behind them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from amparo.analysis.evidence.freezing import figure_of
from amparo.analysis.evidence.models import Citation, KeptFigure, TeamFigure
from amparo.analysis.indicators import queries as indicators
from amparo.analysis.indicators.figures import Figure
from amparo.foundation.policy import Action, Compartment, may
from amparo.trust.accounts import queries as accounts
from amparo.trust.disclosure import gate, scope
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.facts import facts_of, facts_of_many

ACT, LISTED = "evidence.opened", "evidence.listed"
PART = Compartment.STORY
"""Exact numbers are read by who reads what the cases tell."""


@dataclass(frozen=True)
class Kept:
    """A kept figure: what was shown, by which version of its definition, and who kept it when."""

    id: UUID
    figure: Figure
    version: str
    by_name: str
    at: datetime
    team: bool = False


def may_use(access: Access) -> bool:
    """Return whether `access` keeps, reads and cites figures of their agency."""
    return access.actor.agency is not None and may(access.actor, Action.KEEP_EVIDENCE).allowed


def figures(access: Access) -> list[Kept]:
    """Return the kept figures of the agency, the newest first; these are the ones that may be cited."""
    if not may_use(access):
        raise gate.not_there(access, None, LISTED)
    return _told(KeptFigure.objects.filter(agency=access.actor.agency).order_by("-kept_at", "-pk"))


def figure(access: Access, figure: UUID) -> Kept:
    """Return one kept figure of the agency; raise "not there" for any other."""
    found = named(access, [figure])
    if not found:
        raise gate.not_there(access, figure, ACT)
    return found[0]


def named(access: Access, wanted: Collection[UUID]) -> list[Kept]:
    """Return those of `wanted` that are kept figures of the agency, the newest first."""
    if not may_use(access):
        return []
    rows = KeptFigure.objects.filter(agency=access.actor.agency, pk__in=list(wanted))
    return _told(rows.order_by("-kept_at", "-pk"))


def cited(access: Access, record: UUID) -> list[Kept]:
    """Return the kept figures on which a record of the agency rests; who asks has found that record for `access`."""
    return named(access, list(Citation.objects.filter(record=record).values_list("figure_id", flat=True)))


def _told(rows: Iterable[KeptFigure]) -> list[Kept]:
    listed = list(rows)
    names = accounts.names_of([row.kept_by for row in listed])
    return [
        Kept(row.pk, figure_of(row, row.lines, off=row.off, as_of=row.as_of, of_cases=row.as_of is not None),
             row.version, names.get(row.kept_by, ""), row.kept_at)
        for row in listed
    ]  # fmt: skip


def team_figures(access: Access) -> list[Kept]:
    """Return the exact figures that `access` may still read, the newest first."""
    if access.role not in indicators.OWN or not may_use(access):
        return []
    rows = {row.pk: row for row in scope.visible(TeamFigure.rows.all(), access, Action.READ, PART)}
    facts = facts_of_many(rows.values())
    opened = gate.read_many(access, [gate.Ask(facts[key], PART, key) for key in rows], LISTED)
    names = accounts.names_of([row.kept_by for row in rows.values()])
    found = [
        _opened(rows[key], content, names.get(rows[key].kept_by, ""))
        for key, content in opened.items()
        if _may_open(access, content)
    ]
    return sorted(found, key=lambda one: one.at, reverse=True)


def team_figure(access: Access, figure: UUID) -> Kept:
    """Return one exact figure; "not there" once a case behind it may not be opened, or not be counted any more."""
    row = scope.visible(TeamFigure.rows.all(), access, Action.READ, PART).filter(pk=figure).first()
    if row is None or access.role not in indicators.OWN:
        raise gate.not_there(access, figure, ACT)
    content = gate.read(access, gate.Ask(facts_of(row), PART, row.pk), ACT)
    if not _may_open(access, content):
        raise gate.not_there(access, figure, ACT)
    return _opened(row, content, accounts.names_of([row.kept_by]).get(row.kept_by, ""))


def _may_open(access: Access, content: gate.Content) -> bool:
    return indicators.may_open_all(access, [UUID(case) for case in content.fields["cases"]])


def _opened(row: TeamFigure, content: gate.Content, by_name: str) -> Kept:
    said = content.fields
    figure = figure_of(row, said["lines"], counted=said["counted"], uncounted=said["uncounted"])
    return Kept(row.pk, figure, row.version, by_name, row.kept_at, team=True)
