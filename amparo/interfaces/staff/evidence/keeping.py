"""Keep a figure as its page shows it."""

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from amparo.analysis.evidence import actions
from amparo.analysis.indicators import queries
from amparo.interfaces.staff.entering import Entering, refusals
from amparo.interfaces.staff.indicators import words
from amparo.interfaces.staff.indicators.asking import asked
from amparo.interfaces.staff.indicators.lists import READERS, address
from amparo.interfaces.staff.screens import StaffRequest, form_page, screen


@screen(*READERS, methods=("GET", "POST"))
def figure_keep(request: StaffRequest, indicator: str) -> HttpResponseBase:
    """Keep a figure, and say what that means before."""
    one = queries.indicator(request.access, indicator)
    wanted = asked(request.GET.dict(), request.access, one, queries.most_by(request.access, one))
    found = queries.figure(request.access, one.id, wanted.period, wanted.by)
    form = Entering(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals(form):
            kept, team = actions.keep(
                by=request.access, name=one.id, period=wanted.period, groups=wanted.by, key=form.once
            )
            messages.success(request, _("The figure is kept. It does not change any more."))
            return redirect("team_figure" if team else "kept_figure", kept)
    exact = _(
        "It is exact and stays in your team: only who may open every case behind it reads it, and only while "
        "everybody counted in it agrees."
    )
    protected = _("All staff of your organisation who work with figures can read it, and it can be cited.")
    context = {
        "title": _("Keep this figure: %(title)s, %(period)s")
        % {"title": words.title(one), "period": words.period(wanted.period)},
        "hint": exact if found.exact and found.of_cases else protected,
        "cancel_url": address("figure", one.id, wanted),
        "submit_text": _("Keep the figure"),
    }
    return form_page(request, form=form, **context)
