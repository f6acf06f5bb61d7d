"""A form as people see it, page by page, with what stands behind each question."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.http import HttpResponseBase
from django.utils.translation import gettext as _

from amparo import practice
from amparo.foundation import clock, forms
from amparo.foundation.errors import Refusal
from amparo.foundation.forms.making.tables import placed_rows
from amparo.interfaces.staff.practice import words
from amparo.interfaces.staff.practice.reading import Reading, area_called, shown
from amparo.interfaces.staff.screens import EVERYBODY, StaffRequest, screen
from amparo.interfaces.ui import questions
from amparo.interfaces.ui.parts import Cell, Column, Link, Table, Tag


@screen(*EVERYBODY)
def form(request: StaffRequest, area: str, file: str) -> HttpResponseBase:
    """Show one page of a form with all its questions, whatever the answers would hide."""
    found = area_called(area)
    if f"{found.name}/{file}" not in practice.catalogue().forms:
        raise Refusal("record.not_there")
    asked = practice.catalogue().form(f"{found.name}/{file}")
    page = asked.page(request.GET.get("page", "")) or asked.pages[0]
    chosen = {"page": page.name}
    return shown(request, "staff/practice/form.html", lambda now: _form(area, asked, page, now), **chosen)


def _form(area: str, form: forms.Form, page: forms.Page, now: Reading) -> dict[str, Any]:
    title = form.heading.in_language(now.language) or form.title
    return {
        "title": title,
        "area": area,
        "area_name": words.area(area_called(area), now.language),
        "ref": form.ref,
        "state": words.published(area_called(area), f"forms/{form.ref.partition('@')[0].partition('/')[2]}.md"),
        "pages": [_link(each, page, now) for each in form.pages],
        "page_name": _words(page.label, page.name, now),
        "page": questions.shown(page, _open(form, now.language), now.language),
        "behind": _behind(page, _conditions(form.ref), now),
    }


def _link(each: forms.Page, page: forms.Page, now: Reading) -> Link:
    return Link(_words(each.label, each.name, now), now.url(page=each.name), current=each is page)


def _words(text: forms.Text, name: str, now: Reading) -> str:
    return text.in_language(now.language) or name.replace("_", " ")


def _open(form: forms.Form, language: str) -> forms.Evaluation:
    """Return the evaluation of a form in which every question is asked, and each repeat stands once."""
    empty = forms.evaluate(form, {}, clock.today(), language=language)
    repeats = {path: 1 for path, group in form.groups.items() if group.repeated}
    return replace(empty, relevant={}, repeats=repeats, choices={})


def _conditions(ref: str) -> dict[str, str]:
    """Return when each question is asked, as its author wrote it, by its path."""
    survey = practice.catalogue().tables(ref.partition("@")[0])["survey"]
    return {path: row.get("relevant", "") for path, _number, row in placed_rows(survey)}


def _behind(page: forms.Page, conditions: Mapping[str, str], now: Reading) -> Table:
    columns = (Column(_("Question")), Column(_("Asked when")), Column(_("How sensitive")), Column(_("Source")))
    asked = [one for one in page.questions if one.kind != "calculate" and not (now.unverified and one.verified)]
    rows = tuple(_row(one, conditions.get(one.path, "")) for one in asked)
    return Table(_("What stands behind the questions"), columns, rows, caption_shown=True)


def _row(question: forms.Question, condition: str) -> tuple[Cell, ...]:
    names = {"personal": _("Personal"), "story": _("Part of the story"), "sensitive": _("Sensitive")}
    known = question.sensitivity in names
    return (
        Cell(question.name, code=True),
        Cell(condition or _("Always"), code=bool(condition)),
        Cell(tag=Tag(names[question.sensitivity], "purple" if question.sensitivity == "sensitive" else "grey"))
        if known
        else Cell("–"),
        words.source(question.source, verified=question.verified),
    )
