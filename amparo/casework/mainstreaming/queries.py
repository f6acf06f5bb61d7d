"""Reads of sites, checklists and actions: those of the reader's own agency, in the roles that keep them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import Max, QuerySet

from amparo import practice
from amparo.casework.directory import reach
from amparo.casework.mainstreaming import rules
from amparo.casework.mainstreaming.models import Checklist, Sheet, Site, Todo
from amparo.foundation.errors import Refusal
from amparo.foundation.forms import Form
from amparo.foundation.policy import Action, Role, may
from amparo.trust.accounts import queries as accounts
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access

FORM = "mainstreaming/checklist"
SOON = timedelta(days=3)
"""How long before its day an action stands on the page of the day."""
KEEPERS = (Role.CASE_WORKER, Role.SUPERVISOR, Role.INFORMATION_OFFICER)
"""Who may be asked to do something: the roles that the access law lets keep checklists."""


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


def may_keep(access: Access) -> bool:
    """Return whether `access` keeps sites, checklists and actions."""
    return access.actor.agency is not None and may(access.actor, Action.KEEP_CHECKLISTS).allowed


def sites(access: Access) -> list[Site]:
    """Return the sites of the agency, by name; raise "not there" for who does not keep them."""
    if not may_keep(access):
        raise Refusal(gate.NOT_THERE)
    return list(_sites(access).select_related("place").order_by("name", "pk"))


def site(access: Access, site_id: UUID) -> Site:
    """Return a site; raise "not there" for any other."""
    return reachable(access, site_id, "mainstreaming.site_opened")


def organizations(access: Access, rows: Iterable[Site]) -> dict[UUID, str]:
    """Return site → the name of who runs it, where `access` may know that organisation."""
    runs = {row.pk: row.organization_id for row in rows if row.organization_id}
    known = dict(reach.organizations(access).filter(pk__in=set(runs.values())).values_list("pk", "name"))
    return {site: known[organization] for site, organization in runs.items() if organization in known}


def checklists(access: Access, sites: Iterable[Site]) -> dict[UUID, list[Checklist]]:
    """Return site → its checklists, the newest first."""
    found: dict[UUID, list[Checklist]] = {row.pk: [] for row in sites}
    for row in Checklist.objects.filter(site__in=_sites(access), site_id__in=list(found)).order_by("-on", "-at"):
        found[row.site_id].append(row)
    return found


def checklist(access: Access, checklist_id: UUID) -> ChecklistView:
    """Return a checklist with the one before it; raise "not there" for any other."""
    row = reachable_checklist(access, checklist_id, "mainstreaming.checklist_opened")
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


def todos(access: Access, **narrowed: Any) -> list[Todo]:
    """Return the actions of the agency: open ones first, by the day they are due; then closed ones, newest first."""
    if not may_keep(access):
        return []
    rows = Todo.objects.filter(checklist__site__in=_sites(access), **narrowed)
    listed = list(rows.select_related("checklist__site", "owner").order_by("due_on", "pk"))
    closed = sorted((one for one in listed if one.closed_on), key=lambda one: str(one.closed_on), reverse=True)
    return [one for one in listed if not one.closed_on] + closed


def owners(access: Access) -> list[tuple[UUID, str]]:
    """Return id and name of the colleagues who can be asked to do something."""
    return accounts.staff_of(access.actor.agency, KEEPERS) if access.actor.agency else []


def reachable(by: Access, site: UUID, act: str) -> Site:
    """Return a site that `by` keeps; raise "not there" for any other."""
    found = _sites(by).select_related("place").filter(pk=site).first() if may_keep(by) else None
    if found is None:
        raise gate.not_there(by, site, act)
    return found


def reachable_checklist(by: Access, checklist: UUID, act: str) -> Checklist:
    """Return a checklist of a site that `by` keeps; raise "not there" for any other."""
    rows = Checklist.objects.select_related("site").filter(pk=checklist, site__in=_sites(by))
    found = rows.first() if may_keep(by) else None
    if found is None:
        raise gate.not_there(by, checklist, act)
    return found


def reachable_todo(by: Access, todo: UUID, act: str) -> Todo:
    """Return an action of a site that `by` keeps; raise "not there" for any other."""
    rows = Todo.objects.select_related("checklist__site", "owner").filter(pk=todo, checklist__site__in=_sites(by))
    found = rows.first() if may_keep(by) else None
    if found is None:
        raise gate.not_there(by, todo, act)
    return found


def _sites(access: Access) -> QuerySet[Site]:
    return Site.objects.filter(agency=access.actor.agency)
