"""Reads of sites, checklists and actions: those of the reader's own agency, in the roles that keep them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Max

from amparo import practice
from amparo.casework.directory import queries as directory
from amparo.casework.mainstreaming import reach, rules
from amparo.casework.mainstreaming.models import Checklist, Measure, Sheet, Site
from amparo.foundation.errors import Refusal
from amparo.foundation.forms import Form
from amparo.trust.accounts import queries as accounts
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access

FORM = "mainstreaming/checklist"
SOON = timedelta(days=3)
"""How long before its day an action stands on the page of the day."""


@dataclass(frozen=True)
class Looked:
    """That a site was looked at on a day."""

    id: UUID
    on: date


@dataclass(frozen=True)
class MeasureView:
    """An action with its site, its item (a path of the form that is named with its version) and who does it."""

    id: UUID
    site: UUID
    site_name: str
    form: str
    item: str
    text: str
    owner_name: str
    due_on: date
    closed_on: date | None
    result: str


@dataclass(frozen=True)
class ChecklistView:
    """One checklist with its form, the answers that stand, and those of the checklist before it."""

    row: Checklist
    form: Form
    answers: Mapping[str, str]
    before: Checklist | None
    answers_before: Mapping[str, str]
    number: int
    by_name: str

    @property
    def elements(self) -> tuple[rules.Element, ...]:
        """Return the elements with their items, then and now."""
        return rules.elements(self.form, self.answers, self.answers_before)


def sites(access: Access) -> list[Site]:
    """Return the sites of the agency, by name; raise "not there" for who does not keep them."""
    if not reach.may_keep(access):
        raise Refusal(gate.NOT_THERE)
    return list(reach.own_sites(access).select_related("place").order_by("name", "pk"))


def site(access: Access, site_id: UUID) -> Site:
    """Return a site; raise "not there" for any other."""
    return reach.site(access, site_id, "mainstreaming.site_opened")


def organizations(access: Access, rows: Iterable[Site]) -> dict[UUID, str]:
    """Return site → the name of who runs it, where `access` may know that organisation."""
    runs = {row.pk: row.organization_id for row in rows if row.organization_id}
    known = directory.organization_names(access, set(runs.values()))
    return {site: known[organization] for site, organization in runs.items() if organization in known}


def checklists(access: Access, sites: Iterable[Site]) -> dict[UUID, list[Looked]]:
    """Return site → its checklists, the newest first."""
    found: dict[UUID, list[Looked]] = {row.pk: [] for row in sites}
    for row in Checklist.objects.filter(site__in=reach.own_sites(access), site_id__in=list(found)).order_by(
        "-on", "-at"
    ):
        found[row.site_id].append(Looked(row.pk, row.on))
    return found


def checklist(access: Access, checklist_id: UUID) -> ChecklistView:
    """Return a checklist with the one before it; raise "not there" for any other."""
    row = reach.checklist(access, checklist_id, "mainstreaming.checklist_opened")
    before = Checklist.objects.filter(site=row.site_id, on__lt=row.on).order_by("-on").first()
    answers = answers_of([row, before] if before else [row])
    name = accounts.names_of([row.by]).get(row.by, "")
    return ChecklistView(
        row, practice.catalogue().form(row.form), answers[row.pk], before, answers[before.pk] if before else {},
        newest_sheet(row), name,
    )  # fmt: skip


def answers_of(rows: Iterable[Checklist]) -> dict[UUID, dict[str, str]]:
    """Return checklist → the answers that stand."""
    sheets: dict[UUID, list[dict[str, str]]] = {row.pk: [] for row in rows}
    for sheet in Sheet.objects.filter(checklist__in=list(sheets)).order_by("number"):
        sheets[sheet.checklist_id].append(sheet.answers)
    return {checklist: rules.joined(told) for checklist, told in sheets.items()}


def newest_sheet(row: Checklist) -> int:
    """Return the number of the newest sheet of a checklist, 0 when there is none."""
    return Sheet.objects.filter(checklist=row).aggregate(Max("number"))["number__max"] or 0


def measures(access: Access, **narrowed: Any) -> list[MeasureView]:
    """Return the actions of the agency: open ones first, by the day they are due; then closed ones, newest first."""
    if not reach.may_keep(access):
        return []
    rows = Measure.objects.filter(checklist__site__in=reach.own_sites(access), **narrowed)
    listed = [_measure(row) for row in rows.select_related("checklist__site", "owner").order_by("due_on", "pk")]
    closed = sorted((one for one in listed if one.closed_on), key=lambda one: str(one.closed_on), reverse=True)
    return [one for one in listed if not one.closed_on] + closed


def measure(access: Access, measure_id: UUID) -> MeasureView:
    """Return one action; raise "not there" for any other."""
    return _measure(reach.measure(access, measure_id, "mainstreaming.action_opened"))


def _measure(row: Measure) -> MeasureView:
    site = row.checklist.site
    return MeasureView(
        row.pk, site.pk, site.name, row.checklist.form, row.item, row.text, row.owner.display_name, row.due_on,
        row.closed_on, row.result,
    )  # fmt: skip
