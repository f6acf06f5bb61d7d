"""Analyses as a list shows them, and what their reader may do with them."""

from dataclasses import dataclass
from uuid import UUID

from amparo.analysis.protection import reach
from amparo.analysis.protection.models import Analysis
from amparo.analysis.protection.rules import FINAL, Status
from amparo.foundation import ids
from amparo.foundation.policy import Action, Facts, Role
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.facts import facts_of_many

READERS = (Role.SUPERVISOR, Role.INFORMATION_OFFICER)


@dataclass(frozen=True)
class AnalysisView:
    """One analysis with title and places opened."""

    row: Analysis
    content: gate.Content
    facts: Facts

    @property
    def id(self) -> UUID:
        """Return its id."""
        return self.row.pk

    @property
    def title(self) -> str:
        """Return its title; its code where none is opened."""
        return str(self.content.fields.get("title") or ids.code(self.row.pk))

    @property
    def places(self) -> list[str]:
        """Return the P-codes of the places that it is about."""
        return list(self.content.fields.get("places") or [])

    @property
    def is_final(self) -> bool:
        """Return whether it is approved and stays as it is."""
        return self.row.status in FINAL


def listed(access: Access) -> list[AnalysisView]:
    """Return the analyses that `access` may read, what is worked on first, then the newest period."""
    rows = list(reach.analyses(access).order_by("-ends_on", "-made_at"))
    facts = facts_of_many(rows)
    opened = gate.read_many(access, [gate.Ask(facts[row.pk], reach.PART, row.pk) for row in rows], "protection.listed")
    found = [AnalysisView(row, opened[row.pk], facts[row.pk]) for row in rows if row.pk in opened]
    return sorted(found, key=lambda one: one.is_final)


def may_read(access: Access) -> bool:
    """Return whether `access` works with analyses of their agency at all."""
    return access.actor.agency is not None and access.role in READERS


def may_begin(access: Access) -> bool:
    """Return whether `access` begins analyses: supervisors, of a team they lead."""
    return access.role is Role.SUPERVISOR and bool(access.actor.supervises)


def may_write(access: Access, view: AnalysisView) -> bool:
    """Return whether `access` may change an analysis as it stands now."""
    return view.row.status == Status.DRAFT and gate.allowed(access, Action.WRITE, view.facts, reach.PART).allowed


def may_approve(access: Access, facts: Facts) -> bool:
    """Return whether `access` may approve, by facts that name an author."""
    return gate.allowed(access, Action.APPROVE, facts, reach.PART).allowed
