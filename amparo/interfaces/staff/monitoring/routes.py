"""Routes: what is known at each stop, in the order of travel."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.casework.directory import queries as directory
from amparo.casework.directory.queries.places import place_names
from amparo.casework.monitoring import actions, queries
from amparo.casework.places import queries as surroundings
from amparo.foundation import clock
from amparo.interfaces.staff import labels, menu
from amparo.interfaces.staff.entering import Entering, refusals
from amparo.interfaces.staff.monitoring import words
from amparo.interfaces.staff.monitoring.picture import services
from amparo.interfaces.staff.screens import StaffRequest, form_page, screen
from amparo.interfaces.ui import languages
from amparo.interfaces.ui.components import day
from amparo.interfaces.ui.parts import Link, Row
from amparo.trust.disclosure.access import Access

STOPS = 8


class RouteForm(Entering):
    """A name, and places in the order of travel."""

    name = forms.CharField(label=gettext_lazy("What is the route called?"), max_length=100)

    def __init__(self, data: Any = None, *, name: str = "", stops: tuple[str, ...] = ()) -> None:
        super().__init__(data, initial={"name": name, **{f"stop_{at}": code for at, code in enumerate(stops)}})
        offered = [("", "–"), *directory.place_choices(languages.of_page(), keep=stops)]
        for at in range(max(STOPS, len(stops) + 2)):
            label = _("Stop %(number)s") % {"number": at + 1}
            self.fields[f"stop_{at}"] = forms.ChoiceField(label=label, choices=offered, required=False)

    @property
    def stops(self) -> list[str]:
        """Return the places that were chosen, in order."""
        return [code for name, code in self.cleaned_data.items() if name.startswith("stop_") and code]


@screen(*menu.KEEPING)
def watch_routes(request: StaffRequest) -> HttpResponseBase:
    """Show the routes of the agency."""
    found = queries.routes(request.access)
    names = place_names([code for one in found for code in one.stops], languages.of_page())
    listed = [
        Link(
            one.name,
            reverse("watch_route", args=[one.pk]),
            about=" → ".join(names.get(code, code) for code in one.stops),
        )
        for one in found
    ]
    return render(request, "staff/monitoring/routes.html", {"title": _("Routes"), "routes": listed})


@screen(*menu.KEEPING)
def watch_route(request: StaffRequest, route: UUID) -> HttpResponseBase:
    """Show one route: what is known at each stop."""
    found = queries.route(request.access, route)
    names = place_names(found.stops, languages.of_page())
    stops = [
        {
            "title": f"{at}. {names.get(code, code)}",
            "name": names.get(code, code),
            "rows": _stop(request.access, code),
            "url": reverse("watch_place", args=[code]),
        }
        for at, code in enumerate(found.stops, 1)
    ]
    context = {"title": found.name, "route": found, "stops": stops, "today": clock.today()}
    return render(request, "staff/monitoring/route.html", context)


@screen(*menu.KEEPING, methods=("GET", "POST"))
def watch_route_new(request: StaffRequest) -> HttpResponseBase:
    """Keep a new route."""
    return _kept(request, RouteForm(request.POST or None), None)


@screen(*menu.KEEPING, methods=("GET", "POST"))
def watch_route_change(request: StaffRequest, route: UUID) -> HttpResponseBase:
    """Give a route another name or course."""
    found = queries.route(request.access, route)
    return _kept(request, RouteForm(request.POST or None, name=found.name, stops=tuple(found.stops)), route)


def _kept(request: StaffRequest, form: RouteForm, route: UUID | None) -> HttpResponseBase:
    if form.is_valid():
        with refusals(form):
            name = form.cleaned_data["name"]
            kept = actions.keep_route(by=request.access, name=name, stops=form.stops, route=route, key=form.once)
            messages.success(request, _("Saved."))
            return redirect("watch_route", kept)
    back = reverse("watch_route", args=[route]) if route else reverse("watch_routes")
    return form_page(request, _("Route"), form, back)


def _stop(access: Access, code: str) -> list[Row]:
    shown, today = queries.picture(access, code, clock.today()), clock.today()
    recent = {risk: sum(counts[-3:]) for risk, counts in shown.risks.items() if sum(counts[-3:])}
    seen = [f"{labels.label('protection_risk', risk)} ({words.number(n)})" for risk, n in list(recent.items())[:5]]
    alerts = [f"{words.what(one.row.what)} · {day(one.row.week)}" for one in queries.alerts(access, place=code, most=3)]
    rated = surroundings.standing(access, code, today)
    there, missing = services(code)
    rows = (
        (_("Observed in three months"), seen),
        (_("Alerts"), alerts),
        (_("People who passed, by hour"), _by_hour(shown)),
        (_("Displaced people (DTM)"), _displaced(shown)),
        (_("Adds to risk"), [labels.label("factor", one.factor) for one in rated if one.polarity == "risk"]),
        (_("Protects"), [labels.label("factor", one.factor) for one in rated if one.polarity == "protective"]),
        (_("Services here"), there),
        (_("No service here for"), [_lacking(there, missing)] if missing else []),
    )
    return [Row(key, _("; ").join(said) if said else _("Nothing is known."), isolate=False) for key, said in rows]


def _lacking(there: list[str], missing: list[str]) -> str:
    """Return how much is missing at a stop; the page of the place names each kind."""
    counted = {"missing": words.number(len(missing)), "all": words.number(len(there) + len(missing))}
    return _("%(missing)s of %(all)s kinds of help") % counted


def _by_hour(shown: queries.Picture) -> list[str]:
    last = [one for one in shown.flows if one.hours][-1:]
    return [f"{words.number(sum(one.people.values()) / one.hours)} · {words.month(one.month)}" for one in last]


def _displaced(shown: queries.Picture) -> list[str]:
    return [
        f"{words.number(one.people)} · {day(one.reported_on)} · {languages.alone(one.source)}"
        for one in shown.figures[:1]
    ]
