"""Kept figures on which a record of a register rests, and one more of them."""

from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.analysis.evidence import actions, queries
from amparo.analysis.evidence.queries import Kept
from amparo.casework.partnership import queries as partnership
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Role
from amparo.interfaces.staff.evidence import kept as pages
from amparo.interfaces.staff.indicators import words
from amparo.interfaces.staff.screens import StaffRequest, form_page, screen
from amparo.interfaces.ui.components import day
from amparo.interfaces.ui.parts import Table
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.gate import NOT_THERE

KEEPERS = (Role.SUPERVISOR, Role.INFORMATION_OFFICER)


@dataclass(frozen=True)
class Evidence:
    """The figures that a record rests on, and where one more is cited."""

    table: Table
    url: str


def cited(access: Access, record: partnership.Kept) -> Evidence:
    """Return on which kept figures a record of a register rests."""
    found = queries.cited(access, record.row.pk)
    return Evidence(
        pages.table(_("Kept figures that it rests on"), found), reverse("register_record_cite", args=[record.row.pk])
    )


class Citing(forms.Form):
    """Which kept figures."""

    use_required_attribute = False
    figures = forms.MultipleChoiceField(label=gettext_lazy("Which figures?"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, data: object, found: list[Kept]) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        self.fields["figures"].choices = choices(found)  # type: ignore[attr-defined]


def choices(found: list[Kept]) -> list[tuple[str, str]]:
    """Return kept figures as what can be chosen: which, of what time, its number, and when it was kept."""
    said = _("%(figure)s, %(period)s: %(number)s; kept on %(day)s")
    return [
        (str(one.id), said % {
            "figure": pages.called(one), "period": words.period(one.figure.period), "day": day(one.at.date()),
            "number": words.number(one.figure.indicator, one.figure.whole.now),
        })
        for one in found
    ]  # fmt: skip


@screen(*KEEPERS, methods=("GET", "POST"))
def record_cite(request: StaffRequest, partner_record: UUID) -> HttpResponseBase:
    """Cite kept figures in a record of a register."""
    record, _versions = partnership.record(request.access, partner_record)
    if not record.register.cites:
        raise Refusal(NOT_THERE)
    form = Citing(request.POST or None, queries.figures(request.access))
    if request.method == "POST" and form.is_valid():
        for figure in form.cleaned_data["figures"]:
            actions.cite(by=request.access, figure=UUID(figure), record=partner_record)
        messages.success(request, _("Saved."))
        return redirect("register_record", partner_record)
    context = {
        "title": _("Cite kept figures"),
        "hint": _("They stand beside the record with the day they were kept and how exact they are. A citation stays."),
        "cancel_url": reverse("register_record", args=[partner_record]),
        "submit_text": _("Cite"),
    }  # fmt: skip
    return form_page(request, form=form, **context)
