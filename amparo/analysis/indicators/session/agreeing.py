"""The cases of an area that are counted in a session: of people who agreed to statistics, in the groups that figures use."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from amparo.analysis.indicators.counting.describing import described
from amparo.casework.cases.counted import own
from amparo.casework.cases.counted.own import Carrying
from amparo.casework.consent import queries as consent
from amparo.casework.consent.counting import DATA, OWN, PURPOSE
from amparo.casework.consent.rules import NAMED, Use
from amparo.trust.accounts import queries as accounts
from amparo.trust.disclosure.access import Access


@dataclass(frozen=True)
class Agreed:
    """A case that carries the area, whose person agreed to be counted, with the groups of the person."""

    case: Carrying
    groups: dict[str, Any]


def agreed(access: Access, area: str, today: date) -> tuple[list[Agreed], int]:
    """Return the cases of an area that are counted, and of how many others in reach the person has not agreed to it."""
    found, offices = own.carrying(access, area), {team.id: team.office for team in accounts.teams()}
    names = accounts.agency_names()
    counted = [one for one in found if _agrees(access, one, names.get(one.view.row.agency_id, ""))]
    return [
        Agreed(one, {
            "agency": str(one.view.row.agency_id), "office": offices.get(one.view.row.team_id, ""),
            **described(one.view.person.fields, one.view.summary, one.opened),
        })
        for one in counted
    ], len(found) - len(counted)  # fmt: skip


def _agrees(access: Access, one: Carrying, agency: str) -> bool:
    uses = (Use(PURPOSE, OWN, DATA), Use(PURPOSE, NAMED, DATA, agency))
    return any(consent.permitting(access, one.view.row.person_id, use) for use in uses)
