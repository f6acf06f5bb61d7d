"""Which reports somebody reads: the policy's clauses as a condition, so that lists and single decisions agree."""

from collections.abc import Sequence
from functools import reduce
from operator import and_, or_
from uuid import UUID

from django.db.models import Q, QuerySet

from amparo.casework.feedback.models import Reader, Report
from amparo.foundation import ids, policy
from amparo.foundation.policy import Action, Compartment, Relation, Tier
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access

FEEDBACK = Compartment.FEEDBACK
NOTHING = Q(pk__in=[])


def in_reach(access: Access, action: Action) -> QuerySet[Report]:
    """Return the reports on which the policy lets `access` do `action`; without a clause that can hold, none."""
    found: QuerySet[Report] = Report.rows.filter(reachable(access, action))
    return found


def reachable(access: Access, action: Action) -> Q:
    """Return the condition that one clause of the policy holds."""
    clauses = [reduce(and_, map(_one, clause)) for clause in policy.visible(access.actor, action, FEEDBACK)]
    return reduce(or_, clauses, NOTHING)


def _one(part: policy.Condition) -> Q:
    match part:
        case policy.AgencyIs(agency):
            return Q(agency=agency)
        case policy.TierIs(tier):
            return Q(sensitive=tier is Tier.RESTRICTED)
        case policy.Named(Relation.FOCAL_POINT, actor):
            return Q(pk__in=Reader.rows.filter(reader=actor, until=None).values("report"))
        case policy.NotBlocked():
            return Q()  # who is complained of is no reader, and a reader is named in every clause
        case _:
            return NOTHING


def row(access: Access, report: UUID, action: Action, act: str) -> Report:
    """Return the clear row of a report on which `access` may do `action`; raise "not there" for everything else."""
    found = in_reach(access, action).filter(pk=report).first()
    if found is None:
        raise gate.not_there(access, report, act)
    return found


def by_code(access: Access, code: str, action: Action) -> Report | None:
    """Return the one report in reach that is called `code`, None for any other word."""
    between = ids.range_of_code(code)
    found = list(in_reach(access, action).filter(pk__range=between)[:2]) if between else []
    return found[0] if len(found) == 1 else None


def told(access: Access, asked: Sequence[UUID]) -> dict[UUID, str]:
    """Return report → code for those of `asked` that the reader may still read; what notices show."""
    found = in_reach(access, Action.READ).filter(pk__in=list(asked))
    return {key: ids.code(key) for key in found.values_list("pk", flat=True)}
