"""One checklist: how far each element is, one element to be answered, and what changed since the checklist before."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.casework.mainstreaming import actions, queries, rules
from amparo.casework.mainstreaming.queries import ChecklistView
from amparo.casework.mainstreaming.reach import KEEPERS
from amparo.foundation import clock, forms
from amparo.foundation.errors import Refusal
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.mainstreaming import measures
from amparo.interfaces.staff.screens import StaffRequest, screen
from amparo.interfaces.ui import languages, questions
from amparo.interfaces.ui import problems as problem_pages
from amparo.interfaces.ui.addresses import whole
from amparo.interfaces.ui.components import day
from amparo.interfaces.ui.fields import Problem
from amparo.interfaces.ui.parts import Cell, Column, Table, Tag, Task, Tone
from amparo.trust.disclosure.gate import NOT_THERE

TONES: dict[str, Tone] = {"met": "green", "partly": "yellow", "not_met": "red", "unknown": "orange"}


@screen(*KEEPERS)
def checklist(request: StaffRequest, checklist: UUID) -> HttpResponseBase:
    """Show a checklist with its elements, every item beside what was answered before, and its actions."""
    view = queries.checklist(request.access, checklist)
    context = {
        "title": _("Checklist of %(day)s") % {"day": day(view.row.on)},
        "view": view,
        "tasks": [_task(view, page) for page in view.form.pages],
        "tables": [_table(view, element) for element in view.elements if element.answered],
        "measures": measures.table(queries.measures(request.access, checklist=view.row), with_site=False),
    }
    return render(request, "staff/mainstreaming/checklist.html", context)


def _task(view: ChecklistView, page: forms.Page) -> Task:
    url = reverse("checklist_page", args=[view.row.pk, page.name])
    label = page.label.in_language(languages.of_page())
    element = next((one for one in view.elements if one.page is page), None)
    if element is None:
        answered = any(view.answers.get(each.path) for each in page.questions)
        return Task(label, url, Tag(_("Done"), "green") if answered else Tag(_("Not begun"), "blue"))
    counts = element.counts
    said = [
        f"{labels.label(rules.ANSWERS, code)}: {counts[code]}" for code in (*TONES, "not_applicable") if counts[code]
    ]
    whole = element.answered == len(element.items)
    state = Tag(_("Done"), "green") if whole else Tag(_("Not begun"), "blue")
    if element.answered and not whole:
        about = {"some": element.answered, "all": len(element.items)}
        state = Tag(_("%(some)s of %(all)s") % about, "yellow")
    return Task(label, url, state, hint=" · ".join(said))


def _table(view: ChecklistView, element: rules.Element) -> Table:
    columns = [Column(_("Item")), Column(_("Now")), Column(_("Note")), Column(_("Next step"))]
    if view.before:
        columns.insert(1, Column(_("On %(day)s") % {"day": day(view.before.on)}))
        columns.insert(3, Column(_("Change")))
    rows = tuple(_row(view, item) for item in element.items if item.now or item.before)
    return Table(element.page.label.in_language(languages.of_page()), tuple(columns), rows, caption_shown=True)


def _row(view: ChecklistView, item: rules.Item) -> tuple[Cell, ...]:
    words = {"better": _("Better"), "worse": _("Worse"), "same": _("The same"), "": "–"}
    offered = item.now in rules.OPEN
    way = (
        Cell(_("Agree an action"), reverse("measure_new", args=[view.row.pk, item.question.name]))
        if offered
        else Cell("–")
    )
    cells = [
        Cell(item.question.label.in_language(languages.of_page())),
        _answer(item.now),
        Cell(item.note, isolate=True),
        way,
    ]
    if view.before:
        cells.insert(1, _answer(item.before))
        cells.insert(3, Cell(words[item.change]))
    return tuple(cells)


def _answer(code: str) -> Cell:
    return Cell(tag=Tag(labels.label(rules.ANSWERS, code), TONES.get(code, "grey"))) if code else Cell("–")


@screen(*KEEPERS, methods=("GET", "POST"))
def checklist_page(request: StaffRequest, checklist: UUID, name: str) -> HttpResponseBase:
    """Ask one element of a checklist; by POST keep the answers and go on."""
    view = queries.checklist(request.access, checklist)
    page = view.form.page(name)
    if page is None:
        raise Refusal(NOT_THERE)
    if request.method != "POST":
        return _asked(request, view, page, dict(view.answers))
    sent = questions.read(page, request.POST)
    try:
        actions.answer(
            by=request.access, checklist=checklist, answers=sent.answers,
            based_on=whole(request.POST.get("version", ""), 0),
        )  # fmt: skip
    except Refusal as refusal:
        if refusal.entry.status != 422:
            raise
        typed = {**view.answers, **sent.answers}
        return _asked(request, view, page, typed, [problem_pages.of_refusal(refusal)])
    return _go_on(request, view, page)


def _go_on(request: StaffRequest, view: ChecklistView, page: forms.Page) -> HttpResponseBase:
    order = list(view.form.pages)
    following = order[order.index(page) + 1 :]
    if following and "later" not in request.POST:
        return redirect("checklist_page", view.row.pk, following[0].name)
    messages.success(request, _("Saved."))
    return redirect("checklist", view.row.pk)


def _asked(
    request: StaffRequest,
    view: ChecklistView,
    page: forms.Page,
    answers: dict[str, str],
    wrong: list[Problem] | None = None,
) -> HttpResponseBase:
    language = languages.of_page()
    evaluation = forms.evaluate(view.form, answers, clock.today(), language=language)
    order = list(view.form.pages)
    about = {"number": order.index(page) + 1, "all": len(order), "site": languages.alone(view.row.site.name)}
    context: dict[str, Any] = {
        "title": page.label.in_language(language),
        "progress": _("%(site)s: page %(number)s of %(all)s") % about,
        "page": questions.shown(page, evaluation, language),
        "version": view.number,
        "problems": wrong or [],
        "cancel_url": reverse("checklist", args=[view.row.pk]),
    }
    return render(request, "ui/pages/questions.html", context, status=422 if wrong else 200)
