"""Who does what where: kinds of help by place, those that nobody offers first, and the organisations on a map."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.casework.directory.lands import lands
from amparo.casework.directory.queries.coverage import Covered, Offer, activities, coverage, partners, serving
from amparo.casework.directory.queries.places import place_names
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.directory.coverage.asking import Where
from amparo.interfaces.staff.directory.lists import KEEPERS, tabs
from amparo.interfaces.staff.screens import StaffRequest, screen
from amparo.interfaces.ui import languages, pictures
from amparo.interfaces.ui.addresses import narrowed
from amparo.interfaces.ui.parts import Cell, Column, Table, Tag


@screen(*KEEPERS)
def covered(request: StaffRequest) -> HttpResponse:
    """Show each kind of help with who offers it in a place; what nobody offers stands first."""
    form = Where({name: request.GET.get(name, "") for name in ("place", "kind", "group")})
    asked = form.asked()
    kinds = [asked["kind"]] if asked["kind"] else [code for code, _label in labels.choices("service_type")]
    offers = serving(activities(), asked["group"], asked["kind"])
    found = sorted(coverage(offers, kinds, asked["place"]), key=lambda one: one.services > 0)
    context = {
        "title": _("Who does what where"),
        "table": _table(found),
        "map": _map(offers, asked),
        "filter_form": form,
        "chosen": form.chosen(),
        "clear_url": narrowed("directory_coverage", {}),
        "tabs": tabs(request, "coverage"),
        "file_url": reverse("directory_coverage_file"),
    }
    return render(request, "staff/directory/coverage.html", context)


def _map(offers: list[Offer], asked: dict[str, str]) -> pictures.Map | None:
    """Return how many organisations help in each place right inside the one that is looked at, None without boundaries."""
    drawn = lands(asked["place"])
    if drawn is None:
        return None
    codes = [one.code for one in drawn.lands]
    many, names = partners(offers, codes), place_names(codes, languages.of_page())
    areas = tuple(
        pictures.Area(
            names[one.code], one.path, one.at, one.box, float(many[one.code]),
            url=narrowed("directory_coverage", {**asked, "place": one.code}),
        )
        for one in drawn.lands
    )  # fmt: skip
    return pictures.Map(_("Organisations that help, by place"), areas, _("Organisations"), drawn.box, drawn.source)


def _table(found: list[Covered]) -> Table:
    columns = (
        Column(_("Kind of help")), Column(_("Services"), numeric=True), Column(_("Organisations"), numeric=True),
        Column(_("Some turn away")), Column(_("Ask for status"), numeric=True),
    )  # fmt: skip
    return Table(_("Who does what where"), columns, tuple(_row(one) for one in found))


def _row(one: Covered) -> tuple[Cell, ...]:
    nobody = Tag(_("Nobody"), "red") if not one.services else None
    away = sorted(labels.labels("turned_away", one.turned_away))
    return (
        Cell(labels.label("service_type", one.kind), tag=nobody),
        Cell(str(one.services), numeric=True),
        Cell(str(len(one.organizations)), numeric=True),
        Cell(_(", ").join(away) or "–"),
        Cell(str(one.ask_status), numeric=True),
    )
