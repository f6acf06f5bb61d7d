"""Public figures in the reader's words: what is counted, by which group, and how a quarter is called."""

from collections.abc import Mapping
from datetime import date
from functools import cache

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo import practice
from amparo.casework.public_figures.public import Figure
from amparo.interfaces.portal import words
from amparo.interfaces.ui import languages
from amparo.practice.counted import GROUPINGS
from amparo.practice.indicators import Indicator, indicators

REASONS = "figures_withdrawn"
"""The list of reasons why figures are withdrawn."""
KINDS = {
    "": gettext_lazy("All together"),
    "sex": gettext_lazy("Sex"),
    "age_band": gettext_lazy("Age when the case was opened"),
    "disability": gettext_lazy("Disability"),
    "population_group": gettext_lazy("Population group"),
    "risk_level": gettext_lazy("Level of risk"),
    "office": gettext_lazy("Office"),
}


@cache
def _known() -> Mapping[str, Indicator]:
    return {one.id: one for one in indicators(practice.catalogue())}


def said(indicator: str, text: str) -> str:
    """Return a text of an indicator in the reader's language."""
    one = _known().get(indicator)
    return practice.catalogue().words(one.area).get(languages.of_page(), {}).get(text, text) if one else text


def title(figure: Figure) -> str:
    """Return what a figure is called, with its kind of groups; an indicator that is gone is called by its code."""
    one = _known().get(figure.indicator)
    name = said(figure.indicator, one.title) if one else figure.indicator
    return f"{name}: {KINDS[figure.grouping]}" if figure.grouping in KINDS and figure.grouping else name


def limits(figure: Figure) -> str:
    """Return what a figure does not say."""
    one = _known().get(figure.indicator)
    return said(figure.indicator, one.limits) if one else ""


def group(kind: str, code: str) -> str:
    """Return a group in words."""
    if not code:
        return _("All together")
    if code == "unknown":
        return _("Not known")
    return words.label(GROUPINGS[kind], code) if GROUPINGS.get(kind) else code


def part(code: str) -> str:
    """Return which part of a share a number is."""
    return {"met": _("Yes"), "not_met": _("No")}.get(code, "")


def quarter(first: date, last: date) -> str:
    """Return a quarter as its first and its last month."""
    told = {"first_month": date_format(first, "F"), "last_month": date_format(last, "F Y")}
    return _("%(first_month)s to %(last_month)s") % told
