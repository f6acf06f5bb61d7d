"""The next edition of an analysis: what stands in its forms from the edition before until it is confirmed, and its evidence."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from amparo.analysis.protection import actions, queries
from amparo.analysis.protection.queries import EvidenceView, Judged, RiskView, Whole
from amparo.foundation import ids
from amparo.foundation.errors import Refusal
from amparo.interfaces.staff.directory.fields import offer, several
from amparo.interfaces.staff.entering import Entering, refusals
from amparo.interfaces.staff.screens import StaffRequest, form_page
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.gate import NOT_THERE


@dataclass(frozen=True)
class Earlier:
    """What the edition before an analysis said; evidence by its numbers in the analysis itself, where it was taken over."""

    now: Whole
    before: Whole

    def pillar(self, risk: str, pillar: str) -> dict[str, Any] | None:
        """Return a pillar of a risk, None where there was none."""
        one = self._risk(risk)
        return one.pillars.get(pillar) if one else None

    def rating(self, risk: str, place: str, analyst: UUID) -> Judged | None:
        """Return what an analyst found."""
        one = self._risk(risk)
        given = one.ratings.get(place, []) if one else []
        return self._here(next((each.judged for each in given if each.analyst == analyst), None))

    def agreed(self, risk: str, place: str) -> Judged | None:
        """Return what the panel agreed on."""
        one = self._risk(risk)
        return self._here(one.agreed.get(place) if one else None)

    def _risk(self, risk: str) -> RiskView | None:
        return next((one for one in self.before.risks if one.risk == risk), None)

    def _here(self, judged: Judged | None) -> Judged | None:
        numbers = {one.before: one.number for one in self.now.evidence if one.before}
        cited = tuple(numbers[one] for one in judged.evidence if one in numbers) if judged else ()
        return replace(judged, evidence=cited, number=0) if judged else None


def earlier(access: Access, found: Whole) -> Earlier | None:
    """Return what the edition before said; None for a first edition."""
    before = queries.before(access, found)
    return Earlier(found, before) if before else None


def followed(access: Access, after: str) -> tuple[UUID | None, dict[str, Any]]:
    """Return the analysis whose next edition is begun, None where `after` is empty, and what its form is filled with."""
    if not after:
        return None, {}
    found = queries.whole(access, ids.parse(after) or ids.new())
    row, panel = found.view.row, [str(one) for one in found.panel]
    began = row.ends_on + timedelta(days=1)
    return row.pk, {"title": found.view.title, "places": found.view.places, "panel": panel, "begins_on": began}


class TakingOver(Entering):
    """Evidence of the edition before."""

    what = several(
        gettext_lazy("What still holds?"),
        gettext_lazy("Take over only what may stand in an analysis as sensitive as this one."),
        required=True,
    )

    def __init__(self, data: Any, known: list[EvidenceView]) -> None:
        super().__init__(data)
        offer(self, "what", [(str(one.number), f"{one.title} – {one.said}") for one in known])


def evidence(request: StaffRequest, found: Whole) -> HttpResponseBase:
    """Take over evidence of the edition before that is not in this one yet."""
    known = earlier(request.access, found)
    if known is None:
        raise Refusal(NOT_THERE)
    taken = {one.before for one in found.evidence}
    left = [one for one in known.before.evidence if one.number not in taken]
    if not left:
        messages.info(request, _("Everything has been taken over."))
        return redirect("analysis_evidence", found.view.id)
    form = TakingOver(request.POST or None, left)
    if form.is_valid():
        numbers = [int(one) for one in form.cleaned_data["what"]]
        with refusals(form):
            many = actions.take_over(by=request.access, analysis=found.view.id, numbers=numbers, key=form.once)
            kept = ngettext("%(number)s piece was taken over.", "%(number)s pieces were taken over.", many)
            messages.success(request, kept % {"number": many})
            return redirect("analysis", found.view.id)
    hint = _("It keeps its words and its day.")
    back = reverse("analysis_evidence", args=[found.view.id])
    return form_page(request, _("Evidence of the edition before"), form, back, hint=hint, submit_text=_("Take it over"))
