"""The work of the day on cases: what is overdue, to decide, returned, due or at high risk, each with its next step."""

from collections.abc import Iterable
from datetime import UTC, datetime, time

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.casework.cases import queries
from amparo.casework.cases.queries.today import DueCase, DueEntry
from amparo.casework.consent import queries as consents
from amparo.interfaces.staff import steps
from amparo.interfaces.staff.cases.areas import words as area_words
from amparo.interfaces.staff.today.columns import part
from amparo.interfaces.ui.languages import alone
from amparo.interfaces.ui.parts import Cell, Deadline, Part


def work(found: queries.Today, proposals: list[consents.Proposal]) -> Iterable[Part]:
    """Yield the parts of a day's work, the most urgent first."""
    yield part(_("Overdue"), [_due(one) for one in found.overdue])
    yield part(_("Waiting for my decision"), [*map(_vital, proposals), *map(_waiting, found.waiting)])
    yield part(_("Offered transfers"), [_offer(one) for one in found.offers])
    yield part(_("Returned to me"), [_returned(one) for one in found.returned])
    yield part(_("Due in the next days"), [_due(one) for one in found.due])
    yield part(_("My tasks"), [_task(one) for one in found.tasks])
    yield part(_("High risk"), [_risk(one) for one in found.high_risk])


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
