"""Show a check to one person, take that back, read what others showed, and the protected counts."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.casework.wellbeing import actions, queries
from amparo.foundation.privacy import TOTAL, bound
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.entering import Entering, refusals
from amparo.interfaces.staff.screens import EVERYBODY, StaffRequest, form_page, screen
from amparo.interfaces.staff.wellbeing.pages import LEARNS, PAGE, card_of
from amparo.interfaces.ui import languages
from amparo.interfaces.ui.components import moment
from amparo.interfaces.ui.parts import Cell, Column, Link, Table
from amparo.trust.disclosure.access import Access


class ShowForm(Entering):
    """To whom."""

    to = forms.ChoiceField(label=gettext_lazy("To whom?"))

    def __init__(self, data: Any = None, *, access: Access) -> None:
        super().__init__(data)
        field = self.fields["to"]
        if isinstance(field, forms.ChoiceField):
            people = [(str(key), name) for key, name in queries.colleagues(access)]
            field.choices = [("", _("Choose a colleague")), *people]


@screen(*EVERYBODY, methods=("GET", "POST"))
def show(request: StaffRequest, words: UUID) -> HttpResponseBase:
    """Show a check to one person."""
    queries.one(request.access, words)
    form = ShowForm(request.POST or None, access=request.access)
    if form.is_valid():
        with refusals(form):
            actions.show(by=request.access, words=words, to=UUID(form.cleaned_data["to"]))
            messages.success(request, _("Shown. You can take it back at any time."))
            return redirect("wellbeing_words", words)
    hint = _(
        "They alone can open it, until you take it back. What they have read by then they know. Tell them yourself that it "
        "stands under “How I am”: no notice says so."
    )
    back = reverse("wellbeing_words", args=[words])
    return form_page(request, _("Show it to somebody"), form, back, hint=hint, submit_text=_("Show"))


@screen(*EVERYBODY, methods=("POST",))
def take_back(request: StaffRequest, shown_words: UUID) -> HttpResponseBase:
    """Take back what one showed."""
    actions.take_back(by=request.access, shown=shown_words)
    messages.success(request, _("Taken back. It opens for you alone again."))
    return redirect("wellbeing")


@screen(*EVERYBODY)
def shown(request: StaffRequest) -> HttpResponseBase:
    """Show what others showed to the reader."""
    found = queries.shown_to_me(request.access)
    cards = [card_of(one, f"{languages.alone(one.fields['name'])} · {moment(one.at)}") for one in found]
    context = {
        "title": _("What others showed me"),
        "inset": _("Somebody trusts you with this. Tell nobody, and ask them what they wish for."),
        "cards": cards,
        "empty": "" if cards else _("Nothing is here yet."),
        "back": Link(_("Back"), reverse("wellbeing")),
    }
    return render(request, PAGE, context)


@screen(*LEARNS)
def counts(request: StaffRequest) -> HttpResponseBase:
    """Show how people of the agency are, of those who let themselves be counted, as protected counts."""
    columns = (Column(_("All in all")), Column(_("People"), numeric=True))
    tables = []
    for half, figures in queries.counts(request.access):
        shown_counts = [(code, figures.of(code)) for code in ("good", "mixed", "heavy")]
        rows = [(labels.label("wellbeing_overall", code), number) for code, number in shown_counts]
        rows.append((_("All"), figures.of(TOTAL)))
        cells = tuple(
            (Cell(name), Cell(_("hidden") if number is None else str(number), numeric=True)) for name, number in rows
        )
        tables.append(Table(half.replace("-H", "/"), columns, cells, caption_shown=True))
    inset = _(
        "Only of those who said that they wish to be counted. Numbers below %(smallest)s are hidden, the others rounded by "
        "chance and off by at most %(bound)s. A half-year is shown when it is over."
    ) % {"smallest": queries.SMALLEST, "bound": bound(queries.BASE)}
    context = {
        "title": _("How people here are"),
        "inset": inset,
        "tables": tables,
        "empty": "" if tables else _("No half-year is over yet in which somebody let themselves be counted."),
        "back": Link(_("Back"), reverse("wellbeing")),
    }
    return render(request, PAGE, context)
