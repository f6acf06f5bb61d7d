"""Who does what where: kinds of help by place, those that nobody offers first; and the list as a file for coordination."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.casework.directory import queries
from amparo.casework.directory.lands import lands
from amparo.casework.directory.queries.coverage import Covered, Offer, activities, coverage, partners, serving
from amparo.casework.directory.queries.places import place_names
from amparo.exchange import fivew
from amparo.foundation import clock
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.directory.lists import KEEPERS, tabs
from amparo.interfaces.staff.directory.words import SAID, STATUSES
from amparo.interfaces.staff.screens import StaffRequest, form_page, screen
from amparo.interfaces.ui import languages, pictures
from amparo.interfaces.ui.addresses import narrowed
from amparo.interfaces.ui.downloads import CSV, XLSX, attachment
from amparo.interfaces.ui.parts import Cell, Chosen, Column, Table, Tag

GROUPS = {
    "women": gettext_lazy("Women"),
    "men": gettext_lazy("Men"),
    "children": gettext_lazy("Children"),
    "older": gettext_lazy("Older people"),
    "without_papers": gettext_lazy("People without papers"),
}


class Where(forms.Form):
    """What is looked at: a place, a kind of help, a group of people."""

    place = forms.ChoiceField(label=gettext_lazy("Place"), required=False)
    kind = forms.ChoiceField(label=gettext_lazy("Kind of help"), required=False)
    group = forms.ChoiceField(label=gettext_lazy("For whom"), required=False)

    def __init__(self, data: dict[str, str]) -> None:
        super().__init__(data)
        self.words: dict[str, list[tuple[str, Any]]] = {
            "place": [("", _("Everywhere")), *queries.place_choices(languages.of_page())],
            "kind": [("", _("Every kind")), *labels.choices("service_type")],
            "group": [("", _("Everybody")), *GROUPS.items()],
        }
        for name, choices in self.words.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def asked(self) -> dict[str, str]:
        """Return what is asked; a code that there is not asks nothing."""
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in self.words}

    def chosen(self) -> list[Chosen]:
        """Return what is asked, each with the address of the page without it."""
        asked = self.asked()
        return [
            Chosen(str(dict(self.words[name])[value]).lstrip("– "), narrowed("directory_coverage", {**asked, name: ""}))
            for name, value in asked.items()
            if value
        ]


class Taking(forms.Form):
    """What kind of file is taken out."""

    use_required_attribute = False
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind of file"),
        choices=[("xlsx", gettext_lazy("Workbook")), ("csv", gettext_lazy("Table (CSV)"))],
        initial="xlsx",
        widget=forms.RadioSelect,
    )
    hxl = forms.BooleanField(label=gettext_lazy("With a second heading of HXL tags"), required=False)


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


@screen(*KEEPERS, methods=("GET", "POST"))
def file(request: StaffRequest) -> HttpResponse:
    """Give the list of services by kind of help and place as a file: public listings, nobody who is helped."""
    form = Taking(request.POST or None)
    if form.is_valid():
        rows, hxl = [_activity(one) for one in activities()], form.cleaned_data["hxl"]
        day = clock.today().isoformat()
        if form.cleaned_data["kind"] == "csv":
            return attachment(fivew.to_csv(rows, hxl=hxl).encode("utf-8-sig"), CSV, f"{day}.csv")
        return attachment(fivew.to_xlsx(rows, hxl=hxl), XLSX, f"{day}.xlsx")
    hint = _(
        "One line for each service, kind of help and place (5W). Protected places are left out; nobody who is helped is in it."
    )
    return form_page(request, _("Who does what where: file"), form, reverse("directory_coverage"), hint=hint,
                     submit_text=_("Take the file out"))  # fmt: skip


def _activity(one: Offer) -> fivew.Activity:
    row, place, language = one.service, one.place, languages.of_page()
    return fivew.Activity(
        organization=row.organization.name,
        organization_kind=labels.label("organization_kind", row.organization.kind),
        service=row.name,
        kind=one.kind,
        kind_words=labels.label("service_type", one.kind),
        pcode=place.code if place else "",
        place=place.name(language) if place else "",
        level=str(place.level) if place else "",
        status=str(STATUSES[row.status]),
        capacity=labels.label("referral_capacity", row.capacity),
        checked_on=row.checked_on.isoformat() if row.checked_on else "",
        sex="; ".join(labels.labels("sex", row.sexes)),
        minimum_age=_age(row.minimum_age),
        maximum_age=_age(row.maximum_age),
        turned_away="; ".join(labels.labels("turned_away", row.turned_away)),
        asks_status=str(SAID[row.asks_status]),
    )


def _age(years: int | None) -> str:
    return "" if years is None else str(years)
