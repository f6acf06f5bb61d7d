"""Which analyses somebody may read or write, found for queries and for acts."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from amparo.analysis.protection.models import Analysis, Part, Risk
from amparo.analysis.protection.rules import Status
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action, Compartment
from amparo.trust.disclosure import gate, scope
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.acting.acts import Act

PART = Compartment.ANALYSIS


def analyses(access: Access) -> QuerySet[Analysis]:
    """Return the analyses that `access` may read."""
    return scope.visible(Analysis.rows.all(), access, Action.READ, PART)


def analysis(by: Access, analysis: UUID, act: str) -> Analysis:
    """Return an analysis that `by` may read; raise "not there" for any other."""
    found = analyses(by).filter(pk=analysis).first()
    if found is None:
        raise gate.not_there(by, analysis, act)
    return found


def risk(by: Access, risk: UUID, act: str) -> Risk:
    """Return a risk of an analysis that `by` may read; raise "not there" for any other."""
    found: Risk | None = Risk.rows.select_related("analysis").filter(pk=risk, analysis__in=analyses(by)).first()
    if found is None:
        raise gate.not_there(by, risk, act)
    return found


def of_risk(by: Access, risk_id: UUID, act: str) -> UUID:
    """Return the analysis of a risk that `by` may read; raise "not there" for any other."""
    found: UUID = risk(by, risk_id, act).analysis_id
    return found


def held(found: Analysis, by: Access, *statuses: Status) -> Analysis:
    """Return an analysis kept from change by others until the transaction ends, with `by` among those who wrote in it.

    Raises Refusal when it is not in one of `statuses`; what is not a draft any more stays as it is.
    """
    row: Analysis = Analysis.rows.select_for_update(of=("self",)).get(pk=found.pk)
    if row.status not in (statuses or (Status.DRAFT,)):
        raise Refusal("protection.not_now")
    if not statuses and str(by.id) not in row.hands:
        row.hands = [*row.hands, str(by.id)]
        row.save(update_fields=["hands"])
    return row


def standing(act: Act, row: Analysis | Part, based_on: int | None) -> Mapping[str, Any]:
    """Return what stands in a record; raise Refusal when somebody changed it after version `based_on`."""
    head = gate.read(act.by, gate.Ask(act.facts, PART, row.pk), "protection.checked")
    if based_on is not None and head.number != based_on:
        raise Refusal("protection.changed_meanwhile")
    return head.fields
