"""Indicators in the reader's words: titles, groups, periods, numbers, and how exact they are."""

from functools import lru_cache

from django.utils.formats import date_format, number_format
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from amparo import practice
from amparo.analysis.indicators.figures import Told
from amparo.analysis.indicators.periods import Period, Span
from amparo.interfaces.staff import labels
from amparo.interfaces.ui import languages
from amparo.practice.counted import GROUPINGS
from amparo.practice.indicators import SHARES, Indicator, Measure

KINDS = {
    "sex": gettext_lazy("Sex"), "age_band": gettext_lazy("Age when the case was opened"),
    "disability": gettext_lazy("Disability"), "nationality": gettext_lazy("Nationality"),
    "population_group": gettext_lazy("Population group"), "risk_level": gettext_lazy("Level of risk"),
    "closure_reason": gettext_lazy("Reason of closure"), "office": gettext_lazy("Office"), "urgency": gettext_lazy("Urgency"),
    "lasted": gettext_lazy("How long it lasted"), "service_kind": gettext_lazy("Kind of help"),
    "feedback_kind": gettext_lazy("Kind of report"), "feedback_channel": gettext_lazy("Way it came"),
    "caseload_band": gettext_lazy("Active cases of a worker"), "consent_purpose": gettext_lazy("What the consent is for"),
    "uasc_status": gettext_lazy("Alone or with relatives"), "care_arrangement": gettext_lazy("Who takes care of the child"),
    "exploitation_kind": gettext_lazy("Kind of exploitation"), "incident_type": gettext_lazy("Kind of incident"),
    "elapsed_band": gettext_lazy("Time until it was told"),
}  # fmt: skip
LASTED = {
    "up_to_1_month": gettext_lazy("Up to one month"), "up_to_3_months": gettext_lazy("One to three months"),
    "up_to_6_months": gettext_lazy("Three to six months"), "over_6_months": gettext_lazy("More than six months"),
}  # fmt: skip
ALONE = {
    "unaccompanied": gettext_lazy("Unaccompanied"), "separated": gettext_lazy("Separated"),
}  # fmt: skip


def said(one: Indicator, text: str) -> str:
    """Return a text of an indicator in the reader's language."""
    return practice.catalogue().words(one.area).get(languages.of_page(), {}).get(text, text)


def title(one: Indicator) -> str:
    """Return what an indicator is called."""
    return said(one, one.title)


def group(kind: str, code: str) -> str:
    """Return a group in words."""
    if not code:
        return _("Not known")
    if kind == "lasted":
        return str(LASTED[code])
    if kind == "uasc_status":
        return str(ALONE[code])
    if kind == "caseload_band":
        return labels.caseload(code)
    if code == "unknown":
        return _("Not known")
    return labels.label(GROUPINGS[kind], code) if GROUPINGS[kind] else code


def groups(kinds: tuple[str, ...], codes: tuple[str, ...]) -> str:
    """Return a group of several kinds in words, everybody for none."""
    named = [group(kind, code) for kind, code in zip(kinds, codes, strict=True)] if codes else []
    return _(", ").join(named) or _("All together")


def period(one: Period) -> str:
    """Return a period in words: a month, the first and the last month of a quarter, a year, or two days."""
    return _period(one, get_language())


@lru_cache(maxsize=512)
def _period(one: Period, _language: str | None) -> str:
    match one.span:
        case Span.MONTH:
            return date_format(one.first, "F Y")
        case Span.YEAR:
            return date_format(one.first, "Y")
        case Span.QUARTER:
            return _("%(first_month)s to %(last_month)s") % {
                "first_month": date_format(one.first, "F"),
                "last_month": date_format(one.last, "F Y"),
            }
    return _("%(first)s to %(last)s") % {"first": date_format(one.first), "last": date_format(one.last)}


def percent(share: float) -> str:
    """Return a share as a percentage, whole."""
    return _("%(number)s%%") % {"number": number_format(round(share * 100), use_l10n=True)}


def number(one: Indicator, told: Told | None) -> str:
    """Return a number as it is told: a count, a share with its counts, days, cases for each worker; or that it is hidden."""
    if told is None or told.hidden:
        return _("Not shown")
    if told.value is None:
        return _("Nobody to count")
    match one.measure:
        case Measure.SHARE | Measure.PARTS:
            counts = {
                "share": percent(told.value),
                "part": number_format(told.part or 0),
                "whole": number_format(told.whole or 0),
            }
            return _("%(share)s (%(part)s of %(whole)s)") % counts
        case Measure.MEDIAN:
            days = round(told.value)
            return ngettext("%(number)s day", "%(number)s days", days) % {"number": number_format(days)}
        case Measure.PER_WORKER | Measure.MEAN | Measure.RATIO:
            return number_format(round(told.value, 1), decimal_pos=1)
    return number_format(int(told.value))


def between(told: Told) -> str:
    """Return between what the true share lies, nothing where it is exact."""
    if told.least is None or told.most is None:
        return ""
    return _("between %(least)s and %(most)s") % {"least": percent(told.least), "most": percent(told.most)}


def target(one: Indicator) -> str:
    """Return the target of an indicator, nothing where it has none."""
    if one.target is None:
        return ""
    return percent(one.target / 100) if one.measure in SHARES else number_format(one.target, decimal_pos=0)


def smallest(one: Indicator) -> str:
    """Return below what a count is not shown to who may not open the cases."""
    return _("Counts below %(limit)s are not shown.") % {"limit": one.smallest_shown}


def further(one: Indicator) -> str:
    """Return how an indicator is told to who may not open the cases."""
    if one.is_open:
        return _("Exact: it is about no case.")
    if one.in_session:
        return _("Not told: it is counted only for who may open what stands behind it, while they are signed in.")
    return smallest(one) if one.goes_further else _("Not told: one person alone can move it far.")
