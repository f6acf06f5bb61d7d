"""Searches that were paused because they found nobody too often, and the way to let them go on."""

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.foundation import ids
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Role
from amparo.interfaces.staff.screens import StaffRequest, screen
from amparo.interfaces.ui.components import moment
from amparo.interfaces.ui.languages import alone
from amparo.interfaces.ui.parts import Cell
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.gate import NOT_THERE
from amparo.trust.probes import actions, queries

IN_CHARGE = (Role.SUPERVISOR, Role.PROTECTION_DATA_OFFICER)


@screen(*IN_CHARGE, methods=("GET", "POST"))
def searches(request: StaffRequest) -> HttpResponseBase:
    """Show whose searches are paused; let one of them search again."""
    if request.method == "POST":
        user = ids.parse(request.POST.get("user", ""))
        if user is None:
            raise Refusal(NOT_THERE)
        actions.lift(request.access.actor, user)
        messages.success(request, _("Searching goes on for this colleague, and the count begins anew."))
        return redirect("searches")
    waiting = [
        (one.user, one.name, moment(one.since), _("Let %(name)s search again") % {"name": alone(one.name)})
        for one in queries.waiting(request.access.actor)
    ]
    return render(request, "staff/notices/searches.html", {"title": _("Paused searches"), "waiting": waiting})


def paused(access: Access) -> list[tuple[Cell, ...]]:
    """Return the rows of paused searches for Today: who, what, since when, and the way to the list."""
    return [
        (
            Cell(one.name, isolate=True),
            Cell(_("Many searches found nobody")),
            Cell(moment(one.since)),
            Cell(_("Look and decide"), url=reverse("searches")),
        )
        for one in queries.waiting(access.actor)
    ]
