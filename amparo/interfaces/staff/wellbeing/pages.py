"""One's own checks: the list with where to turn, a new one, one of them, and throwing it away."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from amparo import practice
from amparo.casework.wellbeing import actions, queries
from amparo.foundation import forms as asked_forms
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Role
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.cases.reading import rows_of
from amparo.interfaces.staff.partnership.drafts import Draft
from amparo.interfaces.staff.screens import EVERYBODY, StaffRequest, screen
from amparo.interfaces.staff.wellbeing.counting import Counting
from amparo.interfaces.ui import languages
from amparo.interfaces.ui import problems as problem_pages
from amparo.interfaces.ui.components import moment
from amparo.interfaces.ui.fields import Problem
from amparo.interfaces.ui.parts import Cell, Column, Link, Table
from amparo.trust.disclosure.access import Access

PAGE = "staff/supervision/page.html"
LEARNS = (Role.SUPERVISOR, Role.INFORMATION_OFFICER)


@screen(*EVERYBODY)
def wellbeing(request: StaffRequest) -> HttpResponseBase:
    """Show one's own checks, and where to turn."""
    context = {
        "title": _("How I am"),
        "inset": _(
            "What you write here opens with your key alone. Not your supervisor, not an administrator, not the holders of the "
            "escrow, and not the server can read it, and nobody sees whether you wrote anything. If you lose your passphrase "
            "and your recovery sheet, it is lost, too."
        ),
        "buttons": [Link(_("Look at how I am"), reverse("wellbeing_new"))],
        "tables": [_mine(request.access)],
        "texts": [(_("Where to turn"), "\n\n".join(text for _code, text in labels.choices("where_to_turn")))],
        "links": _links(request.access),
    }
    return render(request, PAGE, context)


def _mine(access: Access) -> Table:
    columns = (Column(_("When")), Column(_("All in all")), Column(_("Shown to")))
    rows = tuple(
        (
            Cell(moment(one.at), reverse("wellbeing_words", args=[one.id])),
            Cell(labels.label("wellbeing_overall", one.fields["answers"].get(actions.OVERALL, ""))),
            Cell(_(", ").join(shown.name for shown in one.shown) or _("Nobody"), isolate=True),
        )
        for one in queries.mine(access)
    )
    return Table(_("My checks"), columns, rows, caption_shown=True)


def _links(access: Access) -> list[Link]:
    links = []
    if queries.shown_to_me(access, opened=False):
        links.append(Link(_("What others showed me"), reverse("wellbeing_shown")))
    if access.role in LEARNS:
        links.append(Link(_("How people here are, as protected numbers"), reverse("wellbeing_counts")))
    return links


@screen(*EVERYBODY, methods=("GET", "POST"))
def wellbeing_new(request: StaffRequest) -> HttpResponseBase:
    """Ask how one is; by POST keep it for oneself."""
    draft = Draft.of(practice.catalogue().form(queries.FORM), {})
    counting = Counting(request.POST or None)
    if request.method != "POST":
        return _asked(request, draft, counting)
    then, _command, _more = draft.sent(request.POST)
    counts = counting.is_valid() and counting.cleaned_data["count"]
    try:
        actions.keep(by=request.access, answers=then.answers, count=counts)
    except Refusal as refusal:
        if refusal.entry.status != 422:
            raise
        return _asked(request, then, counting, [problem_pages.of_refusal(refusal)])
    messages.success(request, _("Kept for you alone."))
    return redirect("wellbeing")


def _asked(
    request: StaffRequest, draft: Draft, counting: Counting, wrong: list[Problem] | None = None
) -> HttpResponseBase:
    context: dict[str, Any] = {
        "title": _("How I am"),
        "inset": _("Leave out whatever you like. There is no score and no right answer."),
        "pages": draft.pages(with_problems=wrong is not None),
        "problems": wrong or [],
        "extra": counting,
        "cancel_url": reverse("wellbeing"),
    }
    return render(request, "staff/supervision/checklist.html", context, status=422 if wrong else 200)


@screen(*EVERYBODY)
def words(request: StaffRequest, words: UUID) -> HttpResponseBase:
    """Show one of one's own checks, and to whom it is shown."""
    view = queries.one(request.access, words)
    posts = [
        Link(
            _("Take back from %(name)s") % {"name": languages.alone(one.name)},
            reverse("wellbeing_take_back", args=[one.id]),
        )
        for one in view.shown
    ]
    context = {
        "title": _("How I was on %(day)s") % {"day": moment(view.at)},
        "cards": [card_of(view)],
        "buttons": [Link(_("Show it to somebody"), reverse("wellbeing_show", args=[view.id]))],
        "posts": [*posts, Link(_("Throw it away"), reverse("wellbeing_throw_away", args=[view.id]))],
        "back": Link(_("Back"), reverse("wellbeing")),
    }
    return render(request, PAGE, context)


def card_of(view: queries.WordsView, title: str = "") -> dict[str, Any]:
    """Return the answers of one check."""
    language, form = languages.of_page(), practice.catalogue().form(view.fields["form"])
    evaluation = asked_forms.evaluate(form, view.fields["answers"], view.at.date(), language=language)
    rows = [row for page in form.pages for row in rows_of(form, page, evaluation, language) if row.value]
    return {"title": title or _("What I wrote"), "rows": rows}


@screen(*EVERYBODY, methods=("POST",))
def throw_away(request: StaffRequest, words: UUID) -> HttpResponseBase:
    """Throw away one check and every copy of it."""
    actions.throw_away(by=request.access, words=words)
    messages.success(request, _("It is gone."))
    return redirect("wellbeing")
