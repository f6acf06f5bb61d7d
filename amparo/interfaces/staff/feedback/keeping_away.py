"""Keep those away whom a report complains of, or pass it on to another agency; and the steps of one button."""

from typing import Any
from uuid import UUID

from django.http import HttpResponseBase
from django.utils.translation import gettext as _

from amparo.casework.feedback import actions, queries
from amparo.interfaces.staff.feedback.forms import ComplainedForm, ToForm
from amparo.interfaces.staff.feedback.lists import READERS, WORKING
from amparo.interfaces.staff.feedback.steps import done, step
from amparo.interfaces.staff.screens import StaffRequest, screen


@screen(*WORKING, methods=("GET", "POST"))
def complained(request: StaffRequest, report_id: UUID) -> HttpResponseBase:
    """Take whom the report complains of."""
    marked, people, teams = queries.complained_of(request.access, report_id)
    sent = request.POST if request.method == "POST" else None
    initial = {"users": [str(each) for each in marked.users], "teams": [str(each) for each in marked.teams]}
    form = ComplainedForm(people, teams, sent, initial=initial)

    def act(said: dict[str, Any]) -> None:
        users, named = (list(map(UUID, said[name])) for name in ("users", "teams"))
        actions.name_complained(by=request.access, report=report_id, users=users, teams=named)

    hint = _(
        "From then on neither they, nor their supervisors, nor whom they supervise can open the report: its keys are "
        "changed. Whom the person named themselves stays away in any case."
    )
    return step(request, report_id, _("Mark whom it complains of"), form, act, hint=hint)


@screen(*READERS, methods=("GET", "POST"), fresh=True)
def pass_on(request: StaffRequest, report_id: UUID) -> HttpResponseBase:
    """Take to which other agency the report goes."""
    offered = queries.elsewhere(request.access, report_id)
    form = ToForm(_("To the focal points of"), offered, request.POST if request.method == "POST" else None)

    def act(said: dict[str, Any]) -> None:
        actions.pass_on(by=request.access, report=report_id, agency=UUID(said["to"]))

    hint = _(
        "Nobody of this agency can open it afterwards. The person keeps their receipt, and reads the answer with it."
    )
    return step(request, report_id, _("Pass it on to another agency"), form, act, hint=hint)


@screen(*WORKING, methods=("POST",))
def take(request: StaffRequest, report_id: UUID) -> HttpResponseBase:
    """Be the one who answers."""
    actions.take(by=request.access, report=report_id)
    return done(request, report_id)


@screen(*WORKING, methods=("POST",))
def close(request: StaffRequest, report_id: UUID) -> HttpResponseBase:
    """Close what was answered."""
    actions.close(by=request.access, report=report_id)
    return done(request, report_id)


@screen(*WORKING, methods=("POST",))
def bring_back(request: StaffRequest, report_id: UUID) -> HttpResponseBase:
    """Work on what was set aside."""
    actions.bring_back(by=request.access, report=report_id)
    return done(request, report_id)


@screen(*WORKING, methods=("POST",))
def unlock(request: StaffRequest, report_id: UUID) -> HttpResponseBase:
    """Let the receipt be tried again."""
    actions.unlock(by=request.access, report=report_id)
    return done(request, report_id)
