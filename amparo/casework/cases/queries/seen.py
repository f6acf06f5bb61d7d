"""Who has seen a case: the log's leaves about it, its person and its transfers."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from amparo.casework.cases.models import Transfer
from amparo.casework.cases.queries.case import find
from amparo.foundation.policy import Action, Compartment
from amparo.trust.accounts import queries as accounts
from amparo.trust.audit import queries as audit
from amparo.trust.disclosure import gate, kept_apart
from amparo.trust.disclosure.access import Access

BY_ESCROW = "escrow."


@dataclass(frozen=True)
class Opening:
    """One line of "who has seen this file"; `to` is whom the escrow opened it to."""

    who: str
    role: str
    act: str
    compartment: str
    outcome: str
    at: Any
    agency: str = ""
    to: str = ""


def seen_by(access: Access, case_id: UUID, limit: int = 300) -> list[Opening]:
    """Return who opened or changed the case and its person, newest first; for those who may read the case's log."""
    row, facts = find(access, case_id)
    gate.check(access, Action.READ_AUDIT, facts, Compartment.INDEX, "history.opened")
    offers = Transfer.rows.filter(case=row).values_list("pk", flat=True)
    leaves = audit.leaves_of([row.pk, row.person_id, *offers], limit, unseen=kept_apart.unseen(access))
    actors = [leaf.actor for leaf in leaves if leaf.actor]
    handed = [leaf.record for leaf in leaves if leaf.record and leaf.act.startswith(BY_ESCROW)]
    names, agencies = accounts.names_of([*actors, *handed]), accounts.agencies_of(actors)
    return [
        Opening(names.get(leaf.actor, "") if leaf.actor else "", leaf.role, leaf.act, kept_apart.named(leaf.compartment),
                leaf.outcome, leaf.at, agencies.get(leaf.actor, "") if leaf.actor else "",
                names.get(leaf.record, "") if leaf.record in handed else "")
        for leaf in leaves
    ]  # fmt: skip
