"""Public figures: an information officer proposes a quarter, a second person approves, and it is drawn once for ever."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from amparo.analysis.indicators.periods import Period, Span
from amparo.analysis.releases import actions as releases
from amparo.casework.public_figures import actions, queries
from amparo.casework.public_figures.queries import Standing
from amparo.casework.public_figures.withdrawing import REASONS
from amparo.foundation import clock
from amparo.foundation.policy import Role
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.indicators import words
from amparo.interfaces.staff.screens import StaffRequest, screen
from amparo.interfaces.ui.components import day
from amparo.interfaces.ui.parts import Cell, Column, Row, Table
from amparo.practice.public_figures import PublicFigure

PUBLISHERS = (Role.INFORMATION_OFFICER, Role.SUPERVISOR)


@screen(*PUBLISHERS)
def public_figures(request: StaffRequest) -> HttpResponseBase:
    """Show the last quarters, how each stands, and what may be done."""
    found = queries.quarters(request.access)
    left, whole = queries.left(request.access, clock.today())
    context = {
        "title": _("Public figures"),
        "quarters": [_shown(request, one) for one in found],
        "proposes": queries.may_propose(request.access),
        "table": _figures(found[0].figures if found else ()),
        "left": epsilon(left),
        "whole": epsilon(whole),
    }
    return render(request, "staff/indicators/public.html", context)


@screen(*PUBLISHERS, methods=("POST",))
def propose(request: StaffRequest) -> HttpResponseBase:
    """Propose a quarter."""
    actions.propose(by=request.access, first=_day(request.POST.get("first", "")))
    messages.success(request, _("The quarter is proposed. Now another person looks at it."))
    return redirect("public_figures")


@screen(*PUBLISHERS, methods=("POST",))
def take_back(request: StaffRequest, release: UUID) -> HttpResponseBase:
    """Take a proposal back."""
    actions.take_back(by=request.access, release=release)
    messages.success(request, _("The proposal is taken back."))
    return redirect("public_figures")


@screen(*PUBLISHERS, methods=("GET", "POST"), fresh=True)
def approve(request: StaffRequest, release: UUID) -> HttpResponseBase:
    """Ask whether what somebody else proposed is published, and do it."""
    if request.method == "POST":
        releases.publish(by=request.access, release=release)
        messages.success(request, _("The figures are drawn and published."))
        return redirect("public_figures")
    one = queries.proposal(request.access, release)
    left, _whole = queries.left(request.access, one.quarter.first)
    context = {
        "title": _("Publish these figures for everybody?"),
        "consequence": _("They are drawn once and never changed or drawn again. What they cost of privacy is spent."),
        "warning": True,
        "rows": [
            Row(_("Quarter"), named(one)),
            Row(_("Figures"), _(", ").join(called(each) for each in one.figures)),
            Row(_("What they cost (epsilon)"), epsilon(one.cost)),
            Row(_("What the year has left"), epsilon(left)),
        ],
        "confirm_text": _("Publish"),
        "cancel_url": reverse("public_figures"),
        "form": "",
    }
    return render(request, "ui/pages/confirm.html", context)


def called(one: PublicFigure) -> str:
    """Return what a public figure is called."""
    by = f": {words.KINDS[one.grouping]}" if one.grouping else ""
    return f"{words.title(one.indicator)}{by}"


def epsilon(thousandths: int) -> str:
    """Return an amount of privacy as people write it."""
    return number_format(thousandths / 1000, decimal_pos=2)


def _shown(request: StaffRequest, one: Standing) -> dict[str, object]:
    row = one.release
    return {
        "name": named(one),
        "first": one.quarter.first.isoformat(),
        "id": row.pk if row else None,
        "waits": one.waits,
        "own": bool(row and row.proposed_by == request.access.id),
        "published": day(row.published_at.date()) if row and row.published_at else "",
        **_gone(request, one),
    }


def _gone(request: StaffRequest, one: Standing) -> dict[str, object]:
    """Return how the withdrawal of a quarter stands: done on a day and why, asked for by oneself or by another, or nothing."""
    found = one.withdrawal
    if found is None:
        return {"stands": "published"}
    if found.withdrawn_at is None:
        return {"stands": "own" if found.asked_by == request.access.id else "asked"}
    reason = labels.label(REASONS, found.reason)
    return {"stands": "gone", "withdrawn": day(found.withdrawn_at.date()), "reason": reason, "words": found.words}


def named(one: Standing) -> str:
    """Return a quarter in words."""
    return words.period(Period(Span.QUARTER, one.quarter.first, one.quarter.last))


def _figures(figures: tuple[PublicFigure, ...]) -> Table:
    columns = (Column(_("Figure")), Column(_("Cost (epsilon)"), numeric=True))
    rows = tuple((Cell(called(one)), Cell(epsilon(one.cost), numeric=True)) for one in figures)
    return Table(_("What is published of each quarter"), columns, rows, caption_shown=True)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return date.min
