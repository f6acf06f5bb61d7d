"""One comparison: what it says, the same in earlier quarters, how it is counted, and the task about it."""

from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.analysis.equity import queries
from amparo.analysis.equity.reach import RESPONSIBLE
from amparo.foundation.errors import Refusal
from amparo.interfaces.staff.equity import readings, words
from amparo.interfaces.staff.indicators import defining
from amparo.interfaces.staff.screens import StaffRequest, screen
from amparo.interfaces.ui import languages, pictures
from amparo.interfaces.ui.parts import Row
from amparo.practice.numbers.equity import Measure
from amparo.trust.disclosure.gate import NOT_THERE


@screen(*RESPONSIBLE)
def comparison(request: StaffRequest, comparison: UUID) -> HttpResponseBase:
    """Show one comparison, the same in earlier quarters, and the task about it."""
    kept, same = queries.course(request.access, comparison)
    one = words.kept(kept, kept.review.made_at.date())
    if one is None:
        raise Refusal(NOT_THERE)
    told = [(each.review.first, words.kept(each, each.review.made_at.date())) for each in same]
    rows = tuple(
        pictures.Interval(words.quarter(first), each.gap, each.low, each.high)
        for first, each in told
        if each is not None
    )
    gap = queries.gap_of(request.access, kept)
    context = {
        "title": words.said(one.measure.title),
        "group": words.group(one),
        "quarter": words.quarter(kept.review.first),
        "review": kept.review,
        "tag": words.finding(one.finding),
        "reading": readings.reading(one),
        "limits": words.said(one.measure.limits),
        "picture": pictures.Intervals(words.group(one), rows, words.unit(one.measure), _("Quarter")),
        "definition": _definition(one.measure),
        "gap_url": reverse("equity_gap", args=[gap]) if gap else "",
    }
    return render(request, "staff/equity/comparison.html", context)


def _definition(one: Measure) -> list[Row]:
    rows = [
        Row(_("Counted"), str(defining.UNITS[one.unit])),
        Row(_("In which period something is counted"), str(defining.CLOCKS[one.clock])),
        Row(_("Of which"), one.who, isolate=True),
        Row(_("Those for which"), one.met, isolate=True),
        Row(_("Source"), languages.alone(one.source)),
    ]
    return [row for row in rows if row.value]
