"""Protection risks by severity and area (P20): what panels agreed on, of approved analyses alone, in the order of time."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from amparo.analysis.protection import reach
from amparo.analysis.protection.models import Agreed
from amparo.analysis.protection.rules import FINAL
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.facts import facts_of_many

ACT = "protection.severities"


@dataclass(frozen=True)
class Severity:
    """The phase that a panel agreed on for one risk in one place, and the period of its analysis."""

    analysis: UUID
    begins_on: date
    ends_on: date
    risk: str
    place: str
    phase: str
    confidence: str


def severities(access: Access) -> list[Severity]:
    """Return what the panels of the agency agreed on, by period; nothing for whoever may read no analysis."""
    final = {row.pk: row for row in reach.analyses(access).filter(status__in=FINAL)}
    facts = facts_of_many(final.values())
    rows = list(Agreed.rows.filter(analysis__in=final).select_related("risk", "place"))
    opened = gate.read_many(access, [gate.Ask(facts[row.analysis_id], reach.PART, row.pk) for row in rows], ACT)
    found = [
        Severity(
            row.analysis_id, final[row.analysis_id].begins_on, final[row.analysis_id].ends_on, row.risk.risk, row.place.code,
            str(opened[row.pk].fields["phase"]), str(opened[row.pk].fields["confidence"]),
        )
        for row in rows
        if row.pk in opened and opened[row.pk].number
    ]  # fmt: skip
    return sorted(found, key=lambda one: (one.ends_on, one.begins_on, one.place, one.risk))
