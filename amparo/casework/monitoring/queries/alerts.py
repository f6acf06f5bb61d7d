"""Alerts with what was decided about them, and those that wait for somebody responsible."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from amparo.casework.monitoring import limits, reach
from amparo.casework.monitoring.models import Alert, Decision
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.trust.accounts import queries as accounts
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.gate import NOT_THERE

MOST = 100


@dataclass(frozen=True)
class AlertView:
    """One alert, what was decided about it (the newest first), by whom, and by when somebody has to look."""

    row: Alert
    decisions: tuple[Decision, ...]
    names: dict[UUID, str]
    due: date

    @property
    def standing(self) -> Decision | None:
        """Return the decision that counts."""
        return self.decisions[0] if self.decisions else None

    @property
    def waits(self) -> bool:
        """Return whether somebody has to decide: nobody did, or the day to look again has come."""
        if self.standing is None:
            return True
        return self.standing.again_on is not None and self.standing.again_on <= clock.today()


def alerts(access: Access, *, place: str = "", most: int = MOST) -> list[AlertView]:
    """Return the alerts of the agency, the newest first, at one place where it is named."""
    rows = reach.alerts(access).select_related("place").order_by("-week", "place__code", "what", "why")
    return _views(rows.filter(place__code=place)[:most] if place else rows[:most])


def one_alert(access: Access, alert: UUID) -> AlertView:
    """Return one alert; raise "not there" for one of another agency."""
    found = _views(reach.alerts(access).select_related("place").filter(pk=alert))
    if not found:
        raise Refusal(NOT_THERE)
    return found[0]


def waiting(access: Access) -> list[AlertView]:
    """Return the alerts that wait for a decision of `access`; none for whoever decides about none."""
    if not reach.may_decide(access):
        return []
    return sorted((one for one in alerts(access, most=500) if one.waits), key=lambda one: one.due)


def _views(rows: Iterable[Alert]) -> list[AlertView]:
    listed = list(rows)
    made: dict[UUID, list[Decision]] = {}
    for one in Decision.objects.filter(alert__in=[row.pk for row in listed]).order_by("-pk"):
        made.setdefault(one.alert_id, []).append(one)
    names = accounts.names_of([one.by for each in made.values() for one in each])
    return [AlertView(row, tuple(made.get(row.pk, ())), names, _due(row, made.get(row.pk, []))) for row in listed]


def _due(row: Alert, made: list[Decision]) -> date:
    """Return by when somebody has to look: some days after it was raised, or on the day they said themselves."""
    if made and made[0].again_on:
        return made[0].again_on
    raised = row.raised_at.date()
    return raised + timedelta(days=limits.named("decide_within", raised).amount)
