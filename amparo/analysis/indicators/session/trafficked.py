"""People who were trafficked: seen as such, identified by law, referred and assisted, and how they were exploited."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from amparo.analysis.indicators.counting.reaching import reached
from amparo.analysis.indicators.session.agreeing import Agreed
from amparo.casework.cases.counted import Span
from amparo.casework.cases.counted.own import Carrying, answer, day
from amparo.casework.referrals.queries import counting as referrals
from amparo.practice.counted import EXPLOITED, TRAFFICKED

AREA = "counter_trafficking"
RECOGNISED, BY_LAW = ("presumed", "confirmed"), "identified"


def rows(one: Agreed) -> Mapping[str, list[dict[str, Any]]]:
    """Return what is counted of somebody whose newest status says that they are seen as trafficked; of others nothing."""
    case, status = one.case, one.case.filled("trafficking_status")
    if not status or answer(status[-1], "assistance_status") not in RECOGNISED:
        return {}
    known = {"started": case.opened, "ended": case.ended, "recognised": _recognised(case), "identified": _by_law(case)}
    kinds = [{"recognised": known["recognised"], "exploitation_kind": kind} for kind in _exploited(case)]
    return {TRAFFICKED: [known | _helped(case)], EXPLOITED: kinds}


def _recognised(case: Carrying) -> date | None:
    """Return the first day on which the person was presumed or confirmed to be trafficked."""
    said = [form for form in case.filled("trafficking_status") if answer(form, "assistance_status") in RECOGNISED]
    days = [day(form, "assistance_decided_on") or day(form, "status_date") for form in said]
    return min((each for each in days if each), default=None)


def _by_law(case: Carrying) -> date | None:
    """Return the day on which the body that the law names identified the person, by the newest status."""
    newest = case.filled("trafficking_status")[-1]
    return day(newest, "identified_on") if answer(newest, "identification_status") == BY_LAW else None


def _helped(case: Carrying) -> dict[str, Any]:
    """Return the days of the first referral and of the first service that was given."""
    row = case.view.row
    sent = referrals.courses([row.pk]).get(row.pk, [])
    found = reached(Span(row.opened_at), (), sent)
    return {"referred": found["referred"], "assisted": found["served"]}


def _exploited(case: Carrying) -> list[str]:
    """Return the kinds of exploitation by the newest form that says any, each once."""
    for stem, name in (("exploitation", "exploitation_kinds"), ("elements", "purpose_kinds")):
        for form in reversed(case.filled(stem)):
            if kinds := answer(form, name).split():
                return list(dict.fromkeys(kinds))
    return []
