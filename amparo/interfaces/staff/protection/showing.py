"""How a place of a risk stands: who has rated, what can be read, what the panel agreed on, and what the reader does next."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from amparo.analysis.protection.queries import EvidenceView, Judged, RatingView, RiskView, StepView, Whole
from amparo.analysis.protection.rules import LEAST_ANALYSTS
from amparo.casework.directory import queries as directory
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.indicators.taking import PURPOSES
from amparo.interfaces.staff.protection.saying import words
from amparo.interfaces.ui import languages
from amparo.interfaces.ui.components import day, moment
from amparo.interfaces.ui.parts import Cell, Column, Row, Table
from amparo.trust.disclosure.access import Access


@dataclass(frozen=True)
class PlaceView:
    """One place of a risk, as a page shows it."""

    code: str
    name: str
    ratings: Table | None
    agreed: list[Row]
    waits: str
    may_rate: bool
    may_agree: bool


def places_of(found: Whole, one: RiskView, reader: UUID) -> list[PlaceView]:
    """Return every place of an analysis as one of its risks stands there."""
    return [_place(code, name, found, one, reader) for code, name in words.places(found.view.places).items()]


def _place(code: str, name: str, found: Whole, one: RiskView, reader: UUID) -> PlaceView:
    rated = one.ratings.get(code, [])
    given = {each.analyst for each in rated}
    missing = [found.panel[analyst] for analyst in found.panel if analyst not in given]
    opened = bool(rated) and not missing and all(each.judged for each in rated) and len(rated) >= LEAST_ANALYSTS
    agreed = one.agreed.get(code)
    return PlaceView(
        code, name, _table(rated) if rated else None, agreed_rows(agreed) if agreed else [],
        "" if opened or not rated else _("Have not rated yet: %(names)s") % {"names": _(", ").join(missing)},
        may_rate=reader in found.panel and not opened, may_agree=reader in found.panel and opened,
    )  # fmt: skip


def _table(rated: Sequence[RatingView]) -> Table:
    columns = (
        Column(_("Analyst")),
        Column(_("Severity")),
        Column(_("Why")),
        Column(_("Confidence")),
        Column(_("Evidence")),
    )
    return Table(_("Ratings of the analysts"), columns, tuple(_row(each) for each in rated))


def _row(each: RatingView) -> tuple[Cell, ...]:
    name = each.name if each.blind else _("%(name)s (after the others could be read)") % {"name": each.name}
    if each.judged is None:
        return Cell(name, isolate=True), Cell(_("Rated; open once all have")), Cell("–"), Cell("–"), Cell("–")
    return (
        Cell(name, isolate=True),
        Cell(labels.label("severity_phase", each.judged.phase)),
        Cell(languages.alone(each.judged.reasons)),
        Cell(words.short(labels.label("analysis_confidence", each.judged.confidence))),
        Cell(words.numbers(each.judged.evidence)),
    )


def agreed_rows(judged: Judged) -> list[Row]:
    """Return what a panel agreed on, row by row; evidence only where there is any."""
    rows = [
        Row(_("Severity"), labels.label("severity_phase", judged.phase)),
        Row(_("Why"), languages.alone(judged.reasons)),
        Row(_("Confidence"), labels.label("analysis_confidence", judged.confidence)),
        *([Row(_("Evidence"), words.numbers(judged.evidence))] if judged.evidence else []),
    ]
    return [*rows, Row(_("Seen otherwise"), languages.alone(judged.dissent))] if judged.dissent else rows


def evidence_table(found: list[EvidenceView]) -> Table:
    """Return evidence as a table."""
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
            Cell(day(one.kept_on)),
        )
        for one in found
    )  # fmt: skip
    return Table(_("Evidence"), columns, rows)


def steps_table(access: Access, found: list[StepView]) -> Table:
    """Return what happened to an analysis as a table."""
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
