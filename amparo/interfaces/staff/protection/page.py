"""One analysis with what is missing in it, one risk with its pillars and ratings, and the paper as it will be."""

from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.analysis.protection import queries, rules
from amparo.analysis.protection.actions import steps
from amparo.analysis.protection.queries import EvidenceView, RiskView, StepView, Whole
from amparo.analysis.protection.reach import of_risk
from amparo.casework.directory import queries as directory
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.indicators.taking import PURPOSES
from amparo.interfaces.staff.protection.lists import ANALYSTS, state
from amparo.interfaces.staff.protection.paper import content
from amparo.interfaces.staff.protection.saying import said, words
from amparo.interfaces.staff.protection.showing import PlaceView, places_of
from amparo.interfaces.staff.screens import StaffRequest, screen
from amparo.interfaces.ui import languages
from amparo.interfaces.ui.components import day, moment
from amparo.interfaces.ui.parts import Cell, Column, Table, Tag
from amparo.interfaces.ui.parts import Task as Line
from amparo.trust.disclosure.access import Access


@screen(*ANALYSTS)
def analysis(request: StaffRequest, analysis: UUID) -> HttpResponseBase:
    """Show one analysis: its parts, what is missing, its evidence, and what can be done with it."""
    found = queries.whole(request.access, analysis)
    view, row = found.view, found.view.row
    context = {
        "title": view.title,
        "found": found,
        "state": state(view),
        "period": words.period(row.begins_on, row.ends_on),
        "places": _(", ").join(map(languages.alone, words.places(view.places).values())),
        "panel": _(", ").join(map(languages.alone, found.panel.values())),
        "grade": labels.label("analysis_class", row.grade),
        "missing": [words.lacking(one) for one in queries.missing(found)],
        "parts": _parts(found, may_write=queries.may_write(request.access, view)),
        "evidence": _evidence(found.evidence),
        "steps": _steps(request.access, found.steps),
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
        "pillars": [(code, words.pillar(code), said.answers(one.pillars.get(code))) for code in rules.PILLARS],
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
    context = {"title": found.view.title, "found": found, "paper": content.paper(found)}
    return render(request, "staff/protection/preview.html", context)


def of_risk_whole(access: Access, risk: UUID) -> tuple[Whole, RiskView]:
    """Return an analysis with one of its risks; raise "not there" for a risk that `access` may not read."""
    home = of_risk(access, risk, "protection.risk_opened")
    found = queries.whole(access, home)
    one = found.risk(risk)
    if one is None:
        raise LookupError("a risk stands in its analysis")
    return found, one


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


def _evidence(found: list[EvidenceView]) -> Table:
    columns = (
        Column(_("Number")),
        Column(_("What it says")),
        Column(_("Kind")),
        Column(_("Source")),
        Column(_("Kept on")),
    )
    rows = tuple(
        (
            Cell(str(one.number)),
            Cell(languages.alone(f"{one.title} – {one.said}")),
            Cell(labels.label("analysis_evidence", one.kind)),
            Cell(" · ".join(filter(None, [languages.alone(one.publisher), labels.label("source_reliability", one.reliability)]))),
            Cell(day(one.at.date())),
        )
        for one in found
    )  # fmt: skip
    return Table(_("Evidence"), columns, rows)


def _steps(access: Access, found: list[StepView]) -> Table:
    names = directory.organization_names(access, [one.organization for one in found if one.organization])
    columns = (Column(_("What")), Column(_("When")), Column(_("Who")), Column(_("For whom, and why")))
    rows = tuple(
        (
            Cell(str(words.STEPS[one.step])),
            Cell(moment(one.at)),
            Cell(one.by, isolate=True),
            Cell(languages.alone(one.words) or _whom(one, names.get(one.organization, "") if one.organization else "")),
        )
        for one in found
    )  # fmt: skip
    return Table(_("What happened to it"), columns, rows)


def _whom(one: StepView, organization: str) -> str:
    if not one.recipient:
        return ""
    to = languages.alone(organization) or str(words.RECIPIENTS[one.recipient])
    return f"{to} · {PURPOSES[one.purpose]}"  # type: ignore[index]
