"""The list of services by place, kind, language and opening; and the list of what has to be checked again."""

from collections.abc import Sequence

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.casework.directory import queries
from amparo.foundation.policy import Role
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.directory import words
from amparo.interfaces.staff.directory.paging import paged
from amparo.interfaces.staff.screens import StaffRequest, screen
from amparo.interfaces.ui import languages
from amparo.interfaces.ui.addresses import narrowed
from amparo.interfaces.ui.parts import Cell, Chosen, Column, Link, Table, Tag

READERS = (Role.CASE_WORKER, Role.SUPERVISOR, Role.INFORMATION_OFFICER, Role.SERVICE_PROVIDER)
KEEPERS = (Role.CASE_WORKER, Role.SUPERVISOR, Role.INFORMATION_OFFICER)
EDITORS = (Role.SUPERVISOR, Role.INFORMATION_OFFICER)
ASKED = ("kind", "place", "language", "open", "hidden")


class Filter(forms.Form):
    """What the list is narrowed to; only codes, so that no address holds what somebody wrote."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind of help"), required=False)
    place = forms.ChoiceField(label=gettext_lazy("Place"), required=False)
    language = forms.ChoiceField(label=gettext_lazy("Language"), required=False)
    open = forms.BooleanField(label=gettext_lazy("Open now"), required=False)
    hidden = forms.BooleanField(label=gettext_lazy("Also those not checked for too long"), required=False)

    def __init__(self, data: dict[str, str]) -> None:
        super().__init__(data)
        self._offered = {
            "kind": labels.choices("service_type", empty=_("Every kind")),
            "place": [("", _("Everywhere")), *queries.place_choices(languages.of_page())],
            "language": [("", _("Every language")), *labels.by_name(labels.choices("languages"))],
        }
        for name, choices in self._offered.items():
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = choices

    def words(self, name: str, code: str) -> str:
        """Return a chosen filter in words, nothing for a code that is not offered."""
        if name in self._offered:
            return dict(self._offered[name]).get(code, "").lstrip("– ")
        return str(self.fields[name].label)


@screen(*READERS)
def service_list(request: StaffRequest) -> HttpResponse:
    """Show the services that fit the filters."""
    asked = {name: request.GET.get(name, "") for name in ASKED}
    form = Filter(asked)
    chosen = form.cleaned_data if form.is_valid() else {}
    wanted = queries.Filter(
        place=chosen.get("place", ""),
        kind=chosen.get("kind", ""),
        language=chosen.get("language", ""),
        open_at=words.local_now() if chosen.get("open") else None,
        hidden=bool(chosen.get("hidden")),
    )
    rows, pages = paged(request, queries.services(request.access, wanted), "directory", asked)
    context = {
        "title": _("Services"),
        "table": _table(rows),
        "filter_form": form,
        "chosen": _chosen(form, asked),
        "clear_url": narrowed("directory", {}),
        "pages": pages,
        "empty_text": _("No service fits these filters."),
        "tabs": tabs(request, "services"),
        "may_edit": request.access.role in EDITORS,
    }
    return render(request, "staff/directory/list.html", context)


@screen(*KEEPERS)
def stale_list(request: StaffRequest) -> HttpResponse:
    """Show the services of the agency that have to be checked again: one's own first, or everybody's."""
    everybody = request.GET.get("whose") == "all"
    asked = {"whose": "all" if everybody else ""}
    rows, pages = paged(request, queries.stale(request.access, mine=not everybody), "directory_stale", asked)
    own, every = narrowed("directory_stale", {}), narrowed("directory_stale", {"whose": "all"})
    context = {
        "title": _("Services to check again"),
        "table": _table(rows),
        "pages": pages,
        "tabs": tabs(request, "stale"),
        "whose": Link(_("Show those of the whole agency"), every) if not everybody else Link(_("Show mine only"), own),
        "empty_text": _("Nothing has to be checked again."),
    }
    return render(request, "staff/directory/list.html", context)


def tabs(request: StaffRequest, here: str) -> list[Link]:
    """Return the lists of the directory as tabs, for the reader."""
    found = [Link(_("Services"), reverse("directory"), current=here == "services")]
    if request.access.role in KEEPERS:
        found.append(Link(_("To check again"), reverse("directory_stale"), current=here == "stale"))
        found.append(Link(_("Who does what where"), reverse("directory_coverage"), current=here == "coverage"))
    return [*found, Link(_("Organisations"), reverse("directory_organizations"), current=here == "organizations")]


def _chosen(form: Filter, asked: dict[str, str]) -> list[Chosen]:
    said = {name: form.words(name, asked[name]) for name in ASKED if asked[name]}
    return [Chosen(text, narrowed("directory", {**asked, name: ""})) for name, text in said.items() if text]


def _table(rows: Sequence[queries.ServiceView]) -> Table:
    columns = (
        Column(_("Service")), Column(_("Organisation")), Column(_("Kind of help")), Column(_("Place")),
        Column(_("Referrals")), Column(_("Checked")),
    )  # fmt: skip
    return Table(_("Services"), columns, tuple(_row(view) for view in rows))


def _row(view: queries.ServiceView) -> tuple[Cell, ...]:
    kinds = labels.labels("service_type", [term.code for term in view.row.terms.all()])
    checked, mark = words.freshness(view)
    hidden = Tag(_("Protected place"), "purple") if view.is_protected else None
    return (
        Cell(view.row.name, reverse("directory_service", args=[view.row.pk]), isolate=True, tag=hidden),
        Cell(view.row.organization.name),
        Cell(_(", ").join(kinds)),
        Cell(words.places(view) or "–"),
        Cell(words.capacity(view).text),
        Cell(checked, tag=mark),
    )
