"""Checklists and actions of an agency for counting: days, and whether all was answered."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from amparo import practice
from amparo.casework.mainstreaming import queries, rules
from amparo.casework.mainstreaming.models import Checklist, Measure
from amparo.trust.rows.standing import standing


@dataclass(frozen=True)
class Looked:
    """One checklist: its day, and whether every item has an answer."""

    on: date
    complete: bool


@dataclass(frozen=True)
class Agreed:
    """One action: by when it was to be done, and when it was closed."""

    due: date
    closed: date | None


def checklists(agency: UUID) -> list[Looked]:
    """Return the checklists of an agency; whoever shows their number asks who may."""
    rows = _looked(agency)
    answers = queries.answers_of(rows)
    return [Looked(row.on, _complete(row.form, answers[row.pk])) for row in rows]


@standing
def _looked(agency: UUID) -> QuerySet[Checklist]:
    return Checklist.objects.filter(site__agency=agency).order_by("pk")


def _complete(form: str, answers: dict[str, str]) -> bool:
    elements = rules.elements(practice.catalogue().form(form), answers, {})
    return all(one.answered == len(one.items) for one in elements)


def measures(agency: UUID) -> list[Agreed]:
    """Return the actions of an agency."""
    return [Agreed(*row) for row in _agreed(agency)]


@standing
def _agreed(agency: UUID) -> QuerySet[Measure, tuple[date, date | None]]:
    return Measure.objects.filter(checklist__site__agency=agency).order_by("pk").values_list("due_on", "closed_on")
