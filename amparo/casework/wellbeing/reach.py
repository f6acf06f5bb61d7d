"""Among whom words about oneself are: their owner, and nobody else but by the owner's choice. The law is asked all the same."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from amparo.foundation.policy import Action, Compartment, Facts, Tier
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access

PURPOSE = "wellbeing"
PART = Compartment.WELLBEING
NOBODY = UUID(int=0)


def check(by: Access, record: UUID, parties: Collection[UUID], act: str) -> None:
    """Raise "not there" unless the law lets `by` read what is among `parties`."""
    gate.check(by, Action.READ, facts(by, record, parties), PART, act)


def facts(by: Access, record: UUID, parties: Collection[UUID]) -> Facts:
    """Return the facts of words that are among `parties`."""
    agency = by.actor.agency or NOBODY
    return Facts(record=record, agency=agency, team=NOBODY, tier=Tier.STANDARD, parties=frozenset(parties))


def half_of(day: date) -> str:
    """Return the half-year of a day.

    >>> half_of(date(2026, 3, 1))
    '2026-H1'
    """
    return f"{day.year}-H{1 if day.month < 7 else 2}"
