"""Maps of an update: where the places of the analysis lie, and how severe a risk is in each, as its panel agreed."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from amparo.analysis.protection.queries import RiskView, Whole
from amparo.casework.directory.lands import Land, beside
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.protection.paper.blocks import Drawing
from amparo.interfaces.staff.protection.saying import words
from amparo.interfaces.ui import pictures

PHASES = ("1", "2", "3", "4", "5")
OUTSIDE, INSIDE = 0, 1


def of_area(found: Whole) -> list[Drawing]:
    """Return a map of the places of an analysis among those beside them; none without boundaries."""
    meaning = {OUTSIDE: _outside(), INSIDE: _("Part of this analysis")}

    def drawn(code: str) -> tuple[float | None, str]:
        grade = INSIDE if code in found.view.places else OUTSIDE
        return float(grade), meaning[grade]

    return _map(_("The area of this analysis"), found, _("What it is"), meaning, drawn)


def of_risk(risk: RiskView, found: Whole) -> list[Drawing]:
    """Return a map of how severe a risk is, place by place; none where no panel agreed on anything, or without boundaries."""
    meaning = {OUTSIDE: _outside()} | {int(code): labels.label("severity_phase", code) for code in PHASES}

    def drawn(code: str) -> tuple[float | None, str]:
        if code not in found.view.places:
            return float(OUTSIDE), meaning[OUTSIDE]
        agreed = risk.agreed.get(code)
        return (float(agreed.phase), meaning[int(agreed.phase)]) if agreed else (None, _("Not rated"))

    return _map(_("Severity by place"), found, _("Severity"), meaning, drawn) if risk.agreed else []


def _outside() -> str:
    return _("Not part of this analysis")


def _map(
    title: str, found: Whole, unit: str, meaning: dict[int, str], drawn: Callable[[str], tuple[float | None, str]]
) -> list[Drawing]:
    land = beside(found.view.places)
    if land is None:
        return []
    names = words.places([one.code for one in land.lands])
    areas = tuple(_area(one, names[one.code], *drawn(one.code), marked=len(meaning) > 2) for one in land.lands)
    made = pictures.Map(title, areas, unit, land.box, land.source, meaning=meaning, unknown=_("Not rated"))
    return [Drawing(made)]


def _area(land: Land, name: str, value: float | None, label: str, *, marked: bool) -> pictures.Area:
    mark = f"{value:g}" if marked and value else ""
    return pictures.Area(name, land.path, land.at, land.box, value, label=label, mark=mark)
