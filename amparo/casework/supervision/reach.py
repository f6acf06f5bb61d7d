"""Which files a supervisor may audit, and who speaks with whom about one: facts for the policy, and conditions of lists."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from amparo.casework.cases import queries as cases
from amparo.casework.supervision.kinds import State
from amparo.casework.supervision.models import FileAudit
from amparo.foundation import clock
from amparo.foundation.policy import Action, Compartment, Facts, Role
from amparo.trust.accounts import ties
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access

PART = Compartment.SUPERVISION
CLOSED_FOR = timedelta(days=90)
"""How long after its closing a file may still be drawn, so that endings are looked at, too."""


def teams(by: Access) -> frozenset[UUID]:
    """Return the teams that `by` supervises, in the role of a supervisor alone."""
    return by.actor.supervises if by.role is Role.SUPERVISOR else frozenset()


def candidates(by: Access, team: UUID) -> QuerySet[Any]:
    """Return the cases of a team that `by` may review, of somebody else, that nobody is auditing now and that are real."""
    within = [team] if team in teams(by) else []
    rows = cases.in_reach(by, Action.ADD_REVIEW, Compartment.NOTES).filter(team__in=within, owner__isnull=False)
    recent = Q(status=cases.CaseStatus.OPEN) | Q(closed_at__gte=clock.now() - CLOSED_FOR)
    busy = FileAudit.rows.filter(state__in=(State.DRAWN, State.FILLED)).values("case")
    return rows.filter(recent).exclude(owner=by.id).exclude(pk__in=ties.planted()).exclude(pk__in=busy)


def facts_of(row: FileAudit) -> Facts | None:
    """Return the facts of what is said about a file: its blocks count, and the two people are those among whom it is."""
    found = cases.facts_of([row.case_id]).get(row.case_id)
    return replace(found, record=row.pk, parties=frozenset({row.worker, row.auditor})) if found else None


def standing(by: Access, audit: UUID, act: str) -> tuple[FileAudit, Facts]:
    """Return an audit that is among `by` and somebody else, and its facts; raise "not there" for any other.

    Until the worker was told, it is the supervisor's alone.
    """
    row = FileAudit.rows.filter(Q(auditor=by.id) | Q(worker=by.id, told_at__isnull=False), pk=audit).first()
    facts = facts_of(row) if row else None
    if row is None or facts is None:
        raise gate.not_there(by, audit, act)
    gate.check(by, Action.READ, facts, PART, act)
    return row, facts


def reviewing(by: Access, audit: UUID, act: str) -> tuple[FileAudit, Facts]:
    """Return an audit for its supervisor, who may review the case as it stands now; raise "not there" otherwise."""
    row, facts = standing(by, audit, act)
    if row.auditor != by.id:
        raise gate.not_there(by, audit, act)
    of_case = cases.facts_of([row.case_id])[row.case_id]
    gate.check(by, Action.ADD_REVIEW, of_case, Compartment.NOTES, act)
    return row, facts
