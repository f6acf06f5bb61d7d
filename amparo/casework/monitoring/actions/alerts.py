"""Look at what was counted and raise alerts; decide what an alert means. An alert is never published by itself."""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from amparo import practice
from amparo.casework.monitoring import reach
from amparo.casework.monitoring.models import Alert, Decision
from amparo.casework.monitoring.raising import Raised, raised
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.trust.audit import actions as audit
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access

ACT = "monitoring.alert_decided"
NOTHING = "nothing"


def look(agencies: Iterable[UUID], today: date | None = None) -> int:
    """Raise every alert that is due for some agencies and was not raised before; return how many are new. The clock calls it."""
    return sum(_kept(agency, raised(agency, today or clock.today())) for agency in agencies)


def _kept(agency: UUID, found: Sequence[Raised]) -> int:
    rows = [Alert(agency_id=agency, **one.fields) for one in found]
    known = set(Alert.objects.filter(agency=agency).values_list("place", "what", "why", "week"))
    new = [row for row in rows if (row.place_id, row.what, row.why, row.week) not in known]
    Alert.objects.bulk_create(new, ignore_conflicts=True)
    return len(new)


@audit.one_act
def decide(
    *,
    by: Access,
    alert: UUID,
    finding: str,
    follows: Sequence[str],
    again_on: date | None = None,
    key: UUID | None = None,
) -> None:
    """Say what an alert means and what follows, as somebody responsible; raise Refusal beside what cannot be."""
    if not reach.may_decide(by):
        raise gate.not_there(by, alert, ACT)
    if key and Decision.objects.filter(key=key, by=by.id).exists():
        return
    found = reach.alerts(by).filter(pk=alert).first()
    if found is None:
        raise gate.not_there(by, alert, ACT)
    _check(finding, follows, again_on)
    Decision.objects.create(alert=found, finding=finding, follows=list(follows), again_on=again_on, by=by.id, key=key)
    audit.append([audit.Entry(actor=by.id, role=by.role, act=ACT, record=alert, detail={"finding": finding})])


def _check(finding: str, follows: Sequence[str], again_on: date | None) -> None:
    lists, today = practice.catalogue().lists, clock.today()
    said = lists["alert_finding"].get(finding)
    if said is None or not said.offered(today):
        raise Refusal("directory.unknown_code", field="finding")
    if not follows or any(lists["alert_follow_up"].get(code) is None for code in follows):
        raise Refusal("directory.unknown_code", field="follows")
    if NOTHING in follows and len(follows) > 1:
        raise Refusal("monitoring.nothing_and_more", field="follows")
    if again_on is None and finding == "unclear":
        raise Refusal("monitoring.again_on", field="again_on")
    if again_on is not None and again_on < today:
        raise Refusal("mainstreaming.due_past", field="again_on")
