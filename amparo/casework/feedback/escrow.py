"""Give a report to a focal point with two holders of the escrow: nobody else was left, or those who read it lost their keys."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from amparo.casework.feedback import circle, rules, telling
from amparo.casework.feedback.kinds import Route
from amparo.casework.feedback.models import Entry, Report
from amparo.foundation import ids
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Role
from amparo.trust.accounts import queries as accounts
from amparo.trust.disclosure.access import Access, access_for
from amparo.trust.disclosure.reporting import parcels
from amparo.trust.disclosure.reporting.parcels import Parcel
from amparo.trust.escrow import actions as escrow
from amparo.trust.escrow import opening

ACT = "escrow.opened_report"


@dataclass(frozen=True)
class Given:
    """What two holders gave: to whom, and how many data keys that were."""

    name: str
    keys: int


def asked(code: str, username: str) -> tuple[Report, Access]:
    """Return the report with `code` and the focal point who is to get it; nothing is opened or written.

    Raises Refusal "feedback.no_report", "feedback.no_focal_point", "escrow.worker_without_key".
    """
    between = ids.range_of_code(code)
    found = list(Report.rows.filter(pk__range=between)[:2]) if between else []
    if len(found) != 1:
        raise Refusal("feedback.no_report", field="code")
    user = accounts.open_account(username)
    if user is None or Role.FOCAL_POINT not in accounts.roles_of(user):
        raise Refusal("feedback.no_focal_point", field="user")
    opening.recipient(user.pk)
    return found[0], access_for(user, Role.FOCAL_POINT)


def give(*, code: str, username: str, shares: Sequence[str]) -> Given:
    """Give a report to a focal point of any agency in this Amparo, who is not one it concerns; they are told.

    It belongs to their agency from then on. Raises the refusals of `asked`, those of `escrow.actions.held` and of
    `opening.hand_over`, and "feedback.concerns_them"; a refused try is logged.
    """
    with escrow.held(shares, ACT) as (pair, _):
        try:
            with transaction.atomic():
                report, to = asked(code, username)
                entries = list(Entry.rows.filter(report=report).order_by("number"))
                said = parcels.opened_by_escrow(pair, [Parcel(entry.pk, entry.sealed) for entry in entries])
                if to.id in rules.kept_away(circle.about_of(entries, said), accounts.held()):
                    raise Refusal("feedback.concerns_them", field="user")
                escrow.note(ACT, holder=report.pk, record=to.id)
                holders = {entry.pk: _whole for entry in entries}
                keys = opening.hand_over(pair, to.id, holders, reason="escrow_report", until=None)
                _name(report, to)
        except Refusal:
            escrow.note(ACT, outcome="refused")
            raise
    return Given(to.name, keys)


def _whole(_: str) -> bool:
    """A report has one compartment: who reads it reads all of it."""
    return True


def _name(report: Report, to: Access) -> None:
    if report.agency_id != to.actor.agency:
        moved: dict[str, UUID | str | None] = {"agency_id": to.actor.agency, "route": Route.OTHER, "handler": None}
        Report.rows.filter(pk=report.pk).update(**moved)
    if to.id not in circle.reading(report):
        circle.let_in(report, [to.id])
    telling.new(report, [to.id])
