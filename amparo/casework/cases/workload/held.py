"""How many open cases there are: by worker and team, by step, and by risk for who works on them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count

from amparo.casework.cases import rules
from amparo.casework.cases.models import Case, CaseStatus
from amparo.casework.cases.queries.case import responsible
from amparo.casework.cases.workload.reach import Charge
from amparo.foundation.policy import Action, Compartment, Tier
from amparo.trust.disclosure import gate, scope
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.facts import facts_of_many

ACT = "case.listed"


@dataclass(frozen=True)
class Held:
    """How many open cases a worker has at a step; None: nobody is responsible for them."""

    worker: UUID | None
    step: str
    cases: int


def held(of: Charge) -> tuple[list[Held], int]:
    """Return how many open cases each worker has at each step, and how many cases there are, closed ones with them."""
    rows = list(of.cases.order_by().values_list("owner", "step", "status").annotate(many=Count("pk")))
    found = [Held(worker, step, many) for worker, step, status, many in rows if status == CaseStatus.OPEN]
    return found, sum(row[-1] for row in rows)


def by_risk(of: Charge) -> Mapping[tuple[str, str], int]:
    """Return (step, level of risk) → open cases; the summaries are opened for it, with one leaf each as for any list."""
    rows = list(of.open)
    facts = facts_of_many(rows)
    asks = [gate.Ask(facts[row.pk], Compartment.STORY, row.pk) for row in rows]
    opened = gate.read_many(of.access, asks, ACT)
    return Counter((row.step, rules.risk_level(opened[row.pk].fields)) for row in rows if row.pk in opened)


def apart(access: Access) -> int:
    """Return how many restricted open cases the reader is responsible for: they stand in no other number here."""
    mine = Case.rows.filter(responsible(access), status=CaseStatus.OPEN)
    return scope.Reach(access, Action.READ, Compartment.STORY).of(mine, Tier.RESTRICTED).count()
