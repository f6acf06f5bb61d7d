"""Today: what is overdue, due, at high risk or waits for the reader, each with the one thing to do next."""

from collections.abc import Iterable
from datetime import UTC, datetime, time

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.analysis.equity.reach import RESPONSIBLE
from amparo.casework.cases import queries
from amparo.casework.cases.queries.today import DueCase, DueEntry
from amparo.casework.consent import queries as consents
from amparo.casework.own_file import admission as own_files
from amparo.foundation.policy import Role
from amparo.interfaces.staff import menu, steps
from amparo.interfaces.staff.cases.areas import words as area_words
from amparo.interfaces.staff.communities import waiting as communities
from amparo.interfaces.staff.conferences import lists as conferences
from amparo.interfaces.staff.dashboards import words as dashboards
from amparo.interfaces.staff.emergency import lists as emergency
from amparo.interfaces.staff.equity import tasks as equity
from amparo.interfaces.staff.feedback import lists as feedback
from amparo.interfaces.staff.leadership import results as leadership
from amparo.interfaces.staff.mainstreaming import measures
from amparo.interfaces.staff.matching import found as matching
from amparo.interfaces.staff.monitoring import alerts
from amparo.interfaces.staff.notices import lists as notices
from amparo.interfaces.staff.notices import searches
from amparo.interfaces.staff.referrals import lists as referrals
from amparo.interfaces.staff.rights import lists as rights
from amparo.interfaces.staff.screens import CASE_STAFF, EVERYBODY, StaffRequest, screen
from amparo.interfaces.staff.supervision import competence
from amparo.interfaces.staff.supervision import overview as supervision
from amparo.interfaces.ui.languages import alone
from amparo.interfaces.ui.parts import Cell, Column, Deadline, Part, Table
from amparo.trust.disclosure.access import Access


@screen(*EVERYBODY)
def today(request: StaffRequest) -> HttpResponseBase:
    """Show what there is to do today; to roles without records, what they can do here in plain words."""
    role = request.access.role
    told = [part for part in _told(request.access) if part.count]
    dashboard = str(dashboards.TITLES.get(role, ""))
    if role not in CASE_STAFF:
        context = {"title": _("Today"), "text": menu.opens(role), "role": menu.role_name(role), "parts": told}
        context["dashboard"] = dashboard
        return render(request, "staff/today/plain.html", context)
    found = queries.today(request.access)
    parts = _parts(found, consents.proposals(request.access))
    shown = [*told, *[part for part in parts if part.count]]
    page = {
        "title": _("Today"),
        "parts": shown,
        "open_cases": found.open_cases,
        "shut": found.shut,
        "dashboard": dashboard,
    }
    return render(request, "staff/today/page.html", page)


def _told(access: Access) -> Iterable[Part]:
    """Yield what was done to records and searches that concern the reader: it stands before the work of the day."""
    yield _part(_("Emergency access to review"), emergency.to_review(access))
    if access.role in menu.READS_REPORTS:
        yield _part(_("Feedback and complaints"), feedback.waiting(access))
    own_files.look(access)
    if access.role in menu.HANDLES_RIGHTS:
        yield _part(_("Data rights: waiting for me"), rights.to_do(access))
    if access.role in CASE_STAFF:
        yield _part(_("Self-referrals"), feedback.waiting(access, asked=True))
        yield _part(_("Sealed questions"), matching.waiting(access))
        yield _part(_("Referrals: waiting for me"), referrals.to_do(access))
        yield _part(_("Communities"), communities.rows(access), about=_("Community"))
    yield from _among_few(access)
    if access.role is Role.SERVICE_PROVIDER:
        yield _part(_("Referrals to you"), referrals.to_answer(access))
    if access.role in menu.KEEPING:
        yield _part(_("Actions of checklists"), measures.waiting(access))
        yield _part(_("Decisions to look at again"), leadership.waiting(access), about=_("Result"))
    if access.role in RESPONSIBLE:
        yield _part(_("Gaps between groups"), equity.waiting(access), about=_("About"))
        yield _part(_("Alerts"), alerts.waiting(access), about=_("Place"))
    yield _part(_("Paused searches"), searches.paused(access))
    yield _part(_("New notices"), notices.unread(access))


def _among_few(access: Access) -> Iterable[Part]:
    """Yield what is said among few: audits of files, conferences; and competence that runs out."""
    yield _part(_("Supervision"), supervision.waiting(access), about=_("File"))
    yield _part(_("Competence"), competence.waiting(access), about=_("Worker"))
    yield _part(_("Conferences"), conferences.waiting(access), about=_("Case"))


def _parts(found: queries.Today, proposals: list[consents.Proposal]) -> Iterable[Part]:
    yield _part(_("Overdue"), [_due(one) for one in found.overdue])
    yield _part(_("Waiting for my decision"), [*map(_vital, proposals), *map(_waiting, found.waiting)])
    yield _part(_("Offered transfers"), [_offer(one) for one in found.offers])
    yield _part(_("Returned to me"), [_returned(one) for one in found.returned])
    yield _part(_("Due in the next days"), [_due(one) for one in found.due])
    yield _part(_("My tasks"), [_task(one) for one in found.tasks])
    yield _part(_("High risk"), [_risk(one) for one in found.high_risk])


def _part(title: str, rows: list[tuple[Cell, ...]], about: str = "") -> Part:
    columns = (Column(about or _("Person")), Column(_("What")), Column(_("When")), Column(_("Next step")))
    return Part(title, Table(title, columns, tuple(rows)))


def _row(case: queries.CaseView, what: str, when: Cell, way: Cell) -> tuple[Cell, ...]:
    level = case.risk_level if case.risk_level in ("low", "medium", "high") else None
    name = case.person.preferred_name or case.person.name
    person = Cell(f"{alone(name)} · {alone(case.code)}", level=level)  # type: ignore[arg-type]
    return person, Cell(what), when, way


def _due(one: DueCase) -> tuple[Cell, ...]:
    return _row(one.case, steps.name(one.deadline.step), Cell(deadline=Deadline(one.deadline.due_at)), _go_on(one.case))


def _risk(case: queries.CaseView) -> tuple[Cell, ...]:
    return _row(case, steps.name(case.row.step), Cell(), _go_on(case))


def _go_on(case: queries.CaseView) -> Cell:
    if not case.is_open:
        return Cell(_("Note the contact after closure"), url=reverse("case_entry_new", args=[case.id, "note"]))
    text = _("Go on with: %(step)s") % {"step": steps.name(case.row.step)}
    return Cell(text, url=reverse("case", args=[case.id]))


def _waiting(one: DueEntry) -> tuple[Cell, ...]:
    what = _("%(step)s by %(name)s") % {"step": area_words.form_of(one.entry), "name": one.entry.by_name}
    return _row(one.case, what, Cell(), Cell(_("Decide"), url=_place("case_decide", one)))


def _vital(one: consents.Proposal) -> tuple[Cell, ...]:
    who = Cell(f"{alone(one.person.preferred_name or one.person.name)} · {alone(one.person.code)}")
    place = reverse("confirm_vital_interest", args=[one.person.id, one.consent.pk])
    return who, Cell(_("A life is in danger")), Cell(), Cell(_("Read and decide"), url=place)


def _returned(one: DueEntry) -> tuple[Cell, ...]:
    way = Cell(_("Mend and send again"), url=_place("case_form", one))
    return _row(one.case, area_words.form_of(one.entry), Cell(), way)


def _task(one: DueEntry) -> tuple[Cell, ...]:
    due = one.entry.row.due_on
    when = Cell(deadline=Deadline(datetime.combine(due, time(23, 59), UTC))) if due else Cell()
    fields = one.entry.fields
    way = _("Fill in the form") if area_words.is_clock(fields) else _("Finish the task")
    url = area_words.task_url(one.case.id, one.entry.id, fields, "case_task_finish")
    return _row(one.case, area_words.task(fields), when, Cell(way, url=url))


def _offer(one: queries.TransferView) -> tuple[Cell, ...]:
    giver = Cell(_("From team %(team)s, by %(name)s") % {"team": one.from_team, "name": one.offered_by})
    way = Cell(_("Answer the offer"), url=reverse("case_transfer", args=[one.row.pk]))
    return giver, Cell(str(one.packet.get("reason", ""))), Cell(), way


def _place(name: str, one: DueEntry) -> str:
    return reverse(name, args=[one.case.id, one.entry.id])
