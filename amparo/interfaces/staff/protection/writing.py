"""Fill a pillar of a risk, or what is said of the whole: all of a form on one page, asked again while something is missing."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpResponseBase
from django.urls import reverse

from amparo import practice
from amparo.analysis.protection import actions, queries, rules
from amparo.foundation.errors import Refusal
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.partnership.drafts import Draft
from amparo.interfaces.staff.partnership.filling import filled
from amparo.interfaces.staff.protection.editions import earlier
from amparo.interfaces.staff.protection.lists import ANALYSTS
from amparo.interfaces.staff.protection.page import of_risk_whole
from amparo.interfaces.staff.screens import StaffRequest, screen
from amparo.trust.disclosure.gate import NOT_THERE

FORM = "staff/protection/form.html"


@screen(*ANALYSTS, methods=("GET", "POST"))
def analysis_whole(request: StaffRequest, analysis: UUID) -> HttpResponseBase:
    """Write summary, context, recommendations, method and limits."""
    found = queries.whole(request.access, analysis)

    def save(answers: dict[str, str], based_on: int, key: UUID | None) -> str:
        actions.write_whole(by=request.access, analysis=analysis, answers=answers, based_on=based_on, key=key)
        return back

    number = found.view.content.number
    known = None if found.update else earlier(request.access, found)
    back, said = reverse("analysis", args=[analysis]), known.before.update if known else found.update
    about = {"about": found.view.title, "carried": known}
    return filled(request, _draft(rules.WHOLE, said), save, FORM, cancel_url=back, version=number, **about)


@screen(*ANALYSTS, methods=("GET", "POST"))
def analysis_pillar(request: StaffRequest, analysis_risk: UUID, pillar: str) -> HttpResponseBase:
    """Fill one pillar of a risk."""
    found, one = of_risk_whole(request.access, analysis_risk)
    if pillar not in rules.PILLARS:
        raise Refusal(NOT_THERE)

    def save(answers: dict[str, str], based_on: int, key: UUID | None) -> str:
        actions.fill(by=request.access, risk=analysis_risk, pillar=pillar, answers=answers, based_on=based_on, key=key)
        return back

    known = None if pillar in one.pillars else earlier(request.access, found)
    said = known.pillar(one.risk, pillar) if known else one.pillars.get(pillar)
    about = {"about": labels.label("protection_risk", one.risk), "carried": known and said}
    back = reverse("analysis_risk", args=[analysis_risk])
    return filled(request, _draft(pillar, said), save, FORM, cancel_url=back, version=one.number, **about)


def _draft(name: str, said: Mapping[str, Any] | None) -> Draft:
    """Return the form as it is asked today, with what was answered on it before."""
    form = practice.catalogue().form(f"{rules.AREA}/{name}")
    return Draft.of(form, dict(said["answers"]) if said else {})
