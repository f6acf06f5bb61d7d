"""One analysis with what is missing in it, one risk with its pillars and ratings, and the paper as it will be."""

from typing import Any
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.analysis.protection import queries, rules
from amparo.analysis.protection.actions import steps
from amparo.analysis.protection.queries import AnalysisView, RiskView, Whole
from amparo.analysis.protection.reach import of_risk
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.protection.editions import Earlier, earlier
from amparo.interfaces.staff.protection.lists import ANALYSTS, state
from amparo.interfaces.staff.protection.paper import content
from amparo.interfaces.staff.protection.saying import said, words
from amparo.interfaces.staff.protection.showing import PlaceView, evidence_table, places_of, steps_table
from amparo.interfaces.staff.screens import StaffRequest, screen
from amparo.interfaces.ui import languages
from amparo.interfaces.ui.parts import Tag
from amparo.interfaces.ui.parts import Task as Line
from amparo.trust.disclosure.access import Access


@screen(*ANALYSTS)
def analysis(request: StaffRequest, analysis: UUID) -> HttpResponseBase:
    """Show one analysis: its parts, what is missing, its evidence, and what can be done with it."""
    found = queries.whole(request.access, analysis)
    view, row = found.view, found.view.row
    context = {
        "title": view.title,
        **_editions(request.access, view),
        "found": found,
        "state": state(view),
        "period": words.period(row.begins_on, row.ends_on),
        "places": _(", ").join(map(languages.alone, words.places(view.places).values())),
        "panel": _(", ").join(map(languages.alone, found.panel.values())),
        "grade": labels.label("analysis_class", row.grade),
        "missing": [words.lacking(one) for one in queries.missing(found)],
        "parts": _parts(found, may_write=queries.may_write(request.access, view)),
        "evidence": evidence_table(found.evidence),
        "steps": steps_table(request.access, found.steps),
        "may_write": queries.may_write(request.access, view),
        "may_review": row.status == rules.Status.DRAFT and row.owner_id != request.access.id,
        "may_send_back": row.status == rules.Status.REVIEWED,
        "may_approve": row.status == rules.Status.REVIEWED
        and queries.may_approve(request.access, steps.for_approval(request.access, row)),
    }
    return render(request, "staff/protection/analysis.html", context)


@screen(*ANALYSTS)
def risk(request: StaffRequest, analysis_risk: UUID) -> HttpResponseBase:
    """Show one risk: its pillars, and by place who has rated, what is open, and what the panel agreed on."""
    found, one = of_risk_whole(request.access, analysis_risk)
    may_write = queries.may_write(request.access, found.view)
    context = {
        "title": labels.label("protection_risk", one.risk),
        "found": found,
        "risk": one,
        "pillars": _pillars(one, earlier(request.access, found)),
        "places": _places(request.access, found, one),
        "may_write": may_write,
        "may_rate": may_write and request.access.id in found.panel,
        "may_leave_out": may_write and not one.ratings,
    }
    return render(request, "staff/protection/risk.html", context)


@screen(*ANALYSTS)
def preview(request: StaffRequest, analysis: UUID) -> HttpResponseBase:
    """Show the words of the update as they will stand on paper."""
    found = queries.whole(request.access, analysis)
    made = content.paper(found, before=queries.before(request.access, found))
    context = {"title": found.view.title, "found": found, "paper": made}
    return render(request, "staff/protection/preview.html", context)


def of_risk_whole(access: Access, risk: UUID) -> tuple[Whole, RiskView]:
    """Return an analysis with one of its risks; raise "not there" for a risk that `access` may not read."""
    home = of_risk(access, risk, "protection.risk_opened")
    found = queries.whole(access, home)
    one = found.risk(risk)
    if one is None:
        raise LookupError("a risk stands in its analysis")
    return found, one


def _pillars(one: RiskView, known: Earlier | None) -> list[dict[str, Any]]:
    """Return each pillar with its answers, and with those of the edition before while it has none."""
    found = []
    for code in rules.PILLARS:
        before = known.pillar(one.risk, code) if known and code not in one.pillars else None
        answers = said.answers(one.pillars.get(code) or before)
        found.append({"code": code, "name": words.pillar(code), "answers": answers, "before": bool(before)})
    return found


def _editions(access: Access, view: AnalysisView) -> dict[str, Any]:
    """Return the editions before and after an analysis, and where the next one is begun where the reader may."""
    before, after = queries.neighbours(access, view.row)
    may = view.is_final and after is None and queries.may_begin(access)
    follow = reverse("analysis_new", query={"after": str(view.id)}) if may else ""
    return {"before": before, "after": after, "follow_url": follow}


def _places(access: Access, found: Whole, one: RiskView) -> list[PlaceView]:
    return places_of(found, one, access.id)


def _parts(found: Whole, *, may_write: bool) -> list[Line]:
    whole = reverse("analysis_whole", args=[found.view.id]) if may_write else ""
    done, to_do = Tag(_("Done"), "green"), Tag(_("To do"), "blue")
    lines = [Line(_("Summary, context, recommendations, method and limits"), whole, done if found.update else to_do)]
    for one in found.risks:
        filled, agreed = len(set(one.pillars) & set(rules.PILLARS)), len(one.agreed)
        ready = filled == len(rules.PILLARS) and agreed and set(one.ratings) <= set(one.agreed)
        hint = _("Parts filled: %(filled)s of 4 · places agreed: %(agreed)s") % {"filled": filled, "agreed": agreed}
        title = labels.label("protection_risk", one.risk)
        lines.append(Line(title, reverse("analysis_risk", args=[one.id]), done if ready else to_do, hint))
    return lines
