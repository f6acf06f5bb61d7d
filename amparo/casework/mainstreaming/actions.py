"""Keep a site, fill its checklist, and see to it that something is done: each one act of staff of the site's agency."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from amparo import practice
from amparo.casework.directory import reach as directory
from amparo.casework.directory.queries.places import place_with
from amparo.casework.mainstreaming import queries, reach, rules
from amparo.casework.mainstreaming.models import Checklist, Measure, Sheet, Site
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.foundation.forms import Form, evaluate
from amparo.trust.audit import actions as audit
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access

MOST = 300


@audit.one_act
def keep_site(*, by: Access, fields: Mapping[str, Any], key: UUID | None = None) -> UUID:
    """Keep a new site or project of the agency; return its id. Raises Refusal beside a field that cannot be kept."""
    act = "mainstreaming.site_kept"
    agency = by.actor.agency
    if agency is None or not reach.may_keep(by):
        raise gate.not_there(by, None, act)
    before = Site.objects.filter(key=key, by=by.id).first() if key else None
    if before is not None:
        return before.pk
    kind = practice.catalogue().lists["site_kind"].get(str(fields.get("kind") or ""))
    if kind is None or not kind.offered(clock.today()):
        raise Refusal("directory.unknown_code", field="kind")
    site = Site(agency_id=agency, kind=kind.code, by=by.id, key=key)
    site.name = rules.said(fields.get("name") or "", "name", 120)
    site.place_id, site.organization_id = _place(fields.get("place")), _organization(by, fields.get("organization"))
    site.save(force_insert=True)
    _noted(by, act, site.pk)
    return site.pk


def _place(code: str | None) -> UUID | None:
    if not code:
        return None
    found = place_with(code)
    if found is None:
        raise Refusal("directory.unknown_place", field="place")
    return found


def _organization(by: Access, organization: Any) -> UUID | None:
    if not organization:
        return None
    found = directory.organizations(by).filter(pk=organization).values_list("pk", flat=True).first()
    if found is None:
        raise Refusal("directory.unknown_code", field="organization")
    return found


@audit.one_act
def begin_checklist(*, by: Access, site: UUID, on: date) -> UUID:
    """Begin the checklist of a site on a day, and return it; the one of that day when there is one."""
    act = "mainstreaming.checklist_begun"
    found = reach.site(by, site, act)
    if on > clock.today():
        raise Refusal("places.begins", field="on")
    form = practice.catalogue().form(queries.FORM).ref
    checklist, new = Checklist.objects.get_or_create(site=found, on=on, defaults={"form": form, "by": by.id})
    if new:
        _noted(by, act, checklist.pk)
    return checklist.pk


@audit.one_act
def answer(*, by: Access, checklist: UUID, answers: Mapping[str, str], based_on: int) -> None:
    """Add a sheet of answers (path → answer, "" takes one back); raise Refusal when somebody wrote one after `based_on`."""
    act = "mainstreaming.checklist_answered"
    found = reach.checklist(by, checklist, act)
    newest = queries.newest_sheet(found)
    if newest != based_on:
        raise Refusal("mainstreaming.changed_meanwhile")
    stand = queries.answers_of([found])[found.pk]
    told = {path: text for path, text in answers.items() if stand.get(path, "") != text}
    _check(practice.catalogue().form(found.form), {**stand, **told}, told)
    if told:
        _add(Sheet(checklist=found, number=newest + 1, answers=told, by=by.id))
        _noted(by, act, found.pk)


def _add(sheet: Sheet) -> None:
    """Keep a sheet; raise Refusal when somebody kept one of the same number in this very moment."""
    try:
        with transaction.atomic():
            sheet.save(force_insert=True)
    except IntegrityError:
        raise Refusal("mainstreaming.changed_meanwhile") from None


def _check(form: Form, answers: Mapping[str, str], told: Mapping[str, str]) -> None:
    """Raise Refusal when something that was told is no question, too long, or no answer that the question offers."""
    if any(len(text) > MOST for text in told.values()):
        raise Refusal("mainstreaming.too_long")
    wrong = {problem.path for problem in evaluate(form, answers, clock.today()).problems}
    if any(form.question(path) is None or path in wrong for path in told):
        raise Refusal("directory.unknown_code")


@audit.one_act
def agree_measure(
    *, by: Access, checklist: UUID, item: str, fields: Mapping[str, Any], key: UUID | None = None
) -> UUID:
    """Agree what is done about an item of a checklist (its path), by whom and until when; return its id."""
    act = "mainstreaming.action_agreed"
    found = reach.checklist(by, checklist, act)
    before = Measure.objects.filter(key=key, by=by.id).first() if key else None
    if before is not None:
        return before.pk
    if practice.catalogue().form(found.form).question(item) is None:
        raise Refusal(gate.NOT_THERE)
    due_on = fields.get("due_on")
    owner = next((each for each, _name in reach.owners(by) if str(each) == str(fields.get("owner"))), None)
    if owner is None:
        raise Refusal("cases.worker_unknown", field="owner")
    if due_on is None or due_on < clock.today():
        raise Refusal("mainstreaming.due_past", field="due_on")
    said = {"item": item, "text": rules.said(fields.get("text") or "", "text", MOST), "due_on": due_on}
    measure = Measure.objects.create(checklist=found, owner_id=owner, by=by.id, key=key, **said)
    _noted(by, act, measure.pk)
    return measure.pk


@audit.one_act
def close_measure(*, by: Access, measure: UUID, result: str) -> None:
    """Close an action with what came of it; one that is closed stays as it is."""
    act = "mainstreaming.action_closed"
    found = reach.measure(by, measure, act)
    told = rules.said(result, "result", MOST)
    open_ = Measure.objects.filter(pk=found.pk, closed_on__isnull=True)
    if not open_.update(result=told, closed_on=clock.today(), closed_by=by.id):
        raise Refusal("mainstreaming.closed_already")
    _noted(by, act, found.pk)


def _noted(by: Access, act: str, record: UUID) -> None:
    audit.append([audit.Entry(actor=by.id, role=by.role, act=act, record=record)])
