"""What is done about what is missing: the list of actions, a new one, and closing one with what came of it."""

from collections.abc import Iterable
from datetime import UTC, datetime, time
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo import practice
from amparo.casework.mainstreaming import actions, queries
from amparo.casework.mainstreaming.models import Todo
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.interfaces.staff.entering import Entering, refusals
from amparo.interfaces.staff.screens import StaffRequest, form_page, screen
from amparo.interfaces.ui import languages
from amparo.interfaces.ui.components import day
from amparo.interfaces.ui.parts import Cell, Column, Deadline, Table, Tag
from amparo.interfaces.ui.widgets import DateParts
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.gate import NOT_THERE

WORDS = forms.Textarea({"rows": 3, "dir": "auto"})


class TodoForm(Entering):
    """What is done, by whom, until when."""

    text = forms.CharField(label=gettext_lazy("What is to be done?"), max_length=actions.MOST, widget=WORDS)
    owner = forms.ChoiceField(label=gettext_lazy("Who does it?"))
    due_on = forms.DateField(label=gettext_lazy("Until when?"), widget=DateParts)

    def __init__(self, data: Any = None, *, access: Access) -> None:
        super().__init__(data)
        field = self.fields["owner"]
        if isinstance(field, forms.ChoiceField):
            people = [(str(key), name) for key, name in queries.owners(access)]
            field.choices = [("", _("Choose a colleague")), *people]


class Closing(forms.Form):
    """What came of it."""

    result = forms.CharField(
        label=gettext_lazy("What came of it?"),
        help_text=gettext_lazy("Also when nothing could be done: say why."),
        max_length=actions.MOST,
        widget=WORDS,
    )


@screen(*queries.KEEPERS)
def todos(request: StaffRequest) -> HttpResponseBase:
    """Show all actions of the agency: open ones by the day they are due, then those that are closed."""
    context = {"title": _("Actions"), "table": table(queries.todos(request.access))}
    return render(request, "ui/pages/list.html", context)


def table(rows: Iterable[Todo], *, with_site: bool = True) -> Table:
    """Return actions as a table."""
    columns = [
        Column(_("What is to be done")),
        Column(_("About")),
        Column(_("Who")),
        Column(_("Until")),
        Column(_("State")),
    ]
    if with_site:
        columns.insert(0, Column(_("Site or project")))
    listed = []
    for one in rows:
        name = Cell(one.checklist.site.name, reverse("site", args=[one.checklist.site_id]), isolate=True)
        listed.append((*([name] if with_site else []), *_cells(one)))
    return Table(_("Actions"), tuple(columns), tuple(listed), caption_shown=True)


def _cells(one: Todo) -> tuple[Cell, ...]:
    done = one.closed_on is not None
    state = Cell(
        _("Closed on %(day)s: %(result)s") % {"day": day(one.closed_on), "result": languages.alone(one.result)}
    )
    return (
        Cell(one.text, "" if done else reverse("todo", args=[one.pk]), isolate=True),
        Cell(item_words(one)),
        Cell(one.owner.display_name, isolate=True),
        Cell(deadline=due(one)),
        state if done else Cell(tag=Tag(_("Overdue"), "red") if one.due_on < clock.today() else Tag(_("Open"), "blue")),
    )


def due(one: Todo) -> Deadline:
    """Return until when an action is to be done."""
    return Deadline(datetime.combine(one.due_on, time(23, 59), UTC), done=one.closed_on is not None)


def item_words(one: Todo) -> str:
    """Return the item that an action is about, in the reader's language."""
    question = practice.catalogue().form(one.checklist.form).question(one.item)
    return question.label.in_language(languages.of_page()) if question else one.item


def waiting(access: Access) -> list[tuple[Cell, ...]]:
    """Return the reader's own actions that are overdue or due in the next days, as rows of Today."""
    soon = clock.today() + queries.SOON
    return [
        (
            Cell(one.checklist.site.name, isolate=True),
            Cell(one.text, isolate=True),
            Cell(deadline=due(one)),
            Cell(_("Close with what came of it"), url=reverse("todo", args=[one.pk])),
        )
        for one in queries.todos(access, owner=access.id, closed_on=None, due_on__lte=soon)
    ]


@screen(*queries.KEEPERS, methods=("GET", "POST"))
def todo_new(request: StaffRequest, checklist: UUID, item: str) -> HttpResponseBase:
    """Agree an action about an item of a checklist."""
    view = queries.checklist(request.access, checklist)
    found = next((each for element in view.elements for each in element.items if each.question.name == item), None)
    if found is None:
        raise Refusal(NOT_THERE)
    form = TodoForm(request.POST or None, access=request.access)
    if form.is_valid():
        with refusals(form):
            told = {name: value for name, value in form.cleaned_data.items() if name != "key"}
            path = found.question.path
            actions.add_todo(by=request.access, checklist=checklist, item=path, fields=told, key=form.once)
            messages.success(request, _("Agreed. It stands on the day's page of whoever does it, in time."))
            return redirect("checklist", checklist)
    title = _("Agree an action")
    hint = found.question.label.in_language(languages.of_page())
    return form_page(request, title, form, reverse("checklist", args=[checklist]), hint=hint)


@screen(*queries.KEEPERS, methods=("GET", "POST"))
def todo(request: StaffRequest, todo: UUID) -> HttpResponseBase:
    """Close an action with what came of it."""
    row = queries.reachable_todo(request.access, todo, "mainstreaming.action_opened")
    form = Closing(request.POST or None)
    if form.is_valid():
        with refusals(form):
            actions.close_todo(by=request.access, todo=todo, result=form.cleaned_data["result"])
            messages.success(request, _("Closed. What came of it stays with the checklist."))
            return redirect("site", row.checklist.site_id)
    back = reverse("site", args=[row.checklist.site_id])
    return form_page(request, row.text, form, back, hint=item_words(row), submit_text=_("Close"))
