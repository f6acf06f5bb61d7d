"""What screens and papers of an analysis say, in the reader's language."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.analysis.protection.queries import RatingView, RiskView
from amparo.analysis.protection.rules import Missing, Recipient, Status
from amparo.casework.directory.queries.places import place_names
from amparo.interfaces.staff import labels
from amparo.interfaces.ui import languages
from amparo.interfaces.ui.components import day

STATUSES: Mapping[str, Any] = {
    Status.DRAFT: gettext_lazy("Draft"),
    Status.REVIEWED: gettext_lazy("Reviewed"),
    Status.APPROVED: gettext_lazy("Approved"),
    Status.SHARED: gettext_lazy("Approved and shared"),
}
PILLARS: Mapping[str, Any] = {
    "context": gettext_lazy("Context of this risk"),
    "threat": gettext_lazy("Threat"),
    "effect": gettext_lazy("Effect on people"),
    "capacity": gettext_lazy("Existing capacities"),
}
MISSING: Mapping[str, Any] = {
    "analysts": gettext_lazy("At least two analysts on the panel"),
    "places": gettext_lazy("At least one place"),
    "risks": gettext_lazy("At least one risk"),
    "evidence": gettext_lazy("At least one piece of evidence"),
    "whole": gettext_lazy("Summary, context, recommendations, method and limits"),
    "grade": gettext_lazy("How sensitive it is"),
}
STEPS: Mapping[str, Any] = {
    "reviewed": gettext_lazy("Reviewed"),
    "sent_back": gettext_lazy("Sent back"),
    "approved": gettext_lazy("Approved"),
    "taken": gettext_lazy("Taken out as a file"),
}
RECIPIENTS: Mapping[str, Any] = {
    Recipient.OWN_OFFICE: gettext_lazy("Our own office"),
    Recipient.ORGANIZATION: gettext_lazy("An organisation of the directory"),
    Recipient.EVERYBODY: gettext_lazy("Everybody"),
}


def status(code: str) -> str:
    """Return how an analysis stands."""
    return str(STATUSES[code])


def pillar(code: str) -> str:
    """Return what a pillar is called."""
    return str(PILLARS[code])


def part(risk: str, code: str) -> str:
    """Return what a part of an analysis is called: of one risk, or of the whole."""
    if not risk:
        return str(MISSING[code])
    told = {"risk": labels.label("protection_risk", risk), "part": pillar(code)}
    return _("%(risk)s: %(part)s") % told


def places(codes: Sequence[str]) -> dict[str, str]:
    """Return P-code → name, in the order of `codes`."""
    named = place_names(codes, languages.of_page())
    return {code: named.get(code, code) for code in codes}


def period(first: date, last: date) -> str:
    """Return a period in words."""
    return _("%(first)s to %(last)s") % {"first": day(first), "last": day(last)}


def short(label: str) -> str:
    """Return the part of a label before its explanation."""
    return re.split(r"\s*[:：]", label)[0]


def numbers(cited: Iterable[int]) -> str:
    """Return numbers of evidence as they are cited."""
    return " ".join(f"[{number}]" for number in cited)


def in_order(risks: Iterable[RiskView]) -> list[RiskView]:
    """Return risks with those before the others for which a panel agreed on the gravest phase somewhere."""
    return sorted(
        risks, key=lambda one: max((judged.phase for judged in one.agreed.values()), default=""), reverse=True
    )


def rated_by(rated: Sequence[RatingView], *, named: bool) -> str:
    """Return what each analyst found, with names or, for others, without."""
    found = [(one.name, labels.label("severity_phase", one.judged.phase)) for one in rated if one.judged]
    if named:
        told = [{"analyst": languages.alone(name), "severity": phase} for name, phase in found]
        return _("; ").join(_("%(analyst)s: %(severity)s") % each for each in told)
    return _("; ").join(sorted(phase for _name, phase in found))


def lacking(one: Missing) -> str:
    """Return what is missing, in words."""
    if one.what in MISSING:
        return str(MISSING[one.what])
    risk = languages.alone(labels.label("protection_risk", one.risk))
    match one.what:
        case "pillar":
            return _("%(risk)s: the part “%(part)s”") % {"risk": risk, "part": pillar(one.where)}
        case "agreed":
            place = languages.alone(places([one.where])[one.where])
            return _("%(risk)s: what the panel agrees on in %(place)s") % {"risk": risk, "place": place}
        case _:
            return _("%(risk)s: ratings in at least one place") % {"risk": risk}
