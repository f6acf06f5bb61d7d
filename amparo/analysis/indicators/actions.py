"""Taking figures out: what was taken, for what and for whom stands in the log; no file holds more than the screen."""

from enum import StrEnum

from amparo.analysis.indicators import queries
from amparo.analysis.indicators.figures import Figure
from amparo.analysis.indicators.periods import Period
from amparo.foundation.errors import Refusal
from amparo.trust.audit import actions as audit
from amparo.trust.disclosure.access import Access


class Purpose(StrEnum):
    """What figures are taken out for."""

    OWN_WORK = "own_work"
    PLANNING = "planning"
    COORDINATION = "coordination"
    REPORT_TO_DONOR = "report_to_donor"
    ADVOCACY = "advocacy"
    RESEARCH = "research"


class Recipient(StrEnum):
    """Who receives figures."""

    OWN_OFFICE = "own_office"
    OWN_AGENCY = "own_agency"
    COORDINATION_GROUP = "coordination_group"
    DONOR = "donor"
    AUTHORITY = "authority"
    EVERYBODY = "everybody"


STAYS = frozenset({Recipient.OWN_OFFICE})
"""Who may receive exact figures: they tell of single people."""


@audit.one_act
def take_out(
    *, by: Access, name: str, period: Period, groups: tuple[str, ...], purpose: Purpose, recipient: Recipient
) -> Figure:
    """Return a figure to be taken out as a file, and write down what it is for and who receives it.

    Raises Refusal "figures.exact_stays" for exact figures that would leave the office, "figures.stays_on_screen" for exact ones
    of files that few may know of.
    """
    found = queries.figure(by, name, period, groups)
    if found.stays_on_screen:
        raise Refusal("figures.stays_on_screen")
    if found.exact and found.of_cases and recipient not in STAYS:
        raise Refusal("figures.exact_stays", field="recipient")
    detail = {
        "indicator": name, "period": str(period), "by": list(groups), "purpose": purpose.value, "recipient": recipient.value,
        "exact": found.exact,
    }  # fmt: skip
    audit.append([audit.Entry(actor=by.id, role=by.role, act="figures.taken", detail=detail)])
    audit.checkpoint_after_this()
    return found
