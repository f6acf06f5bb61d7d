"""One report: what was said, how it can be answered safely, how far it is, and what can be done next."""

from datetime import datetime
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.casework.feedback import admission, clocks, queries
from amparo.casework.feedback.kinds import NO_RECEIPT, OPEN, EntryKind, State
from amparo.casework.feedback.queries import ReportView
from amparo.casework.self_referrals import queries as asked
from amparo.foundation import ids
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.feedback import wishes, words
from amparo.interfaces.staff.feedback.lists import WORKING
from amparo.interfaces.staff.screens import StaffRequest, screen
from amparo.interfaces.ui.components import moment
from amparo.interfaces.ui.languages import alone
from amparo.interfaces.ui.parts import Event, Link, Row


@screen(*WORKING)
def report(request: StaffRequest, report_id: UUID) -> HttpResponseBase:
    """Show one report to one of its readers, with what came through the public door a moment ago."""
    admission.look(request.access)
    view = queries.report(request.access, report_id)
    asks = asked.asked(view)
    context = {
        "title": _("Asks a service to contact them") if asks else _("Report"),
        "asks": wishes.rows(asks) if asks else [],
        "list": Link(_("Self-referrals"), reverse("asked"))
        if asks
        else Link(_("Feedback and complaints"), reverse("reports")),
        "code": view.line.code,
        "view": view,
        "state": words.state(view.line),
        "sensitive": words.closed_way(view.line),
        "rows": _rows(view),
        "contact": _contact(view),
        "no_receipt": view.row.channel in NO_RECEIPT,
        "events": [
            Event(str(words.ENTRIES[one.row.kind]), one.row.at, one.by, words.text(one)) for one in view.entries
        ],
        "buttons": _buttons(view, request.access.id),
        "links": [*wishes.links(view, asks), *_links(view)],
        "kept_from_appeal": view.row.state == State.APPEALED and request.access.id in view.answered_by,
    }
    return render(request, "staff/feedback/report.html", context)


def _rows(view: ReportView) -> list[Row]:
    row = view.row
    found = [
        *_came(view),
        Row(_("Language"), words.language(row.language)),
        *_times(view),
        Row(_("Agency"), view.agency, isolate=True),
        Row(_("Way"), str(words.ROUTES[row.route])),
        Row(_("Sealed to"), _(", ").join(alone(name) for name in view.readers.values())),
        Row(_("Answered by"), view.line.handler or _("Nobody yet"), isolate=bool(view.line.handler)),
    ]
    if not row.service:
        found.append(Row(_("What it is about"), _category(view)))
    if row.place:
        found.append(Row(_("Place"), row.place, isolate=True))
    if named := words.about(view.told):
        found.append(Row(_("Whom it is about, as the person said"), named))
    if row.duplicate_of_id:
        found.append(Row(_("Says the same as"), ids.code(row.duplicate_of_id), isolate=True))
    return found


def _came(view: ReportView) -> list[Row]:
    codes = _(", ").join(alone(code) for code in view.same_sender)
    same = [Row(_("Came from the same sender"), codes)] if codes else []
    return [Row(_("Came by"), labels.label("feedback_channel", view.row.channel)), *same]


def _times(view: ReportView) -> list[Row]:
    row = view.row
    return [
        *([Row(_("Sent"), moment(datetime.fromisoformat(sent)))] if (sent := view.told.get("sent")) else []),
        Row(_("Received"), moment(row.received_at)),
        Row(_("Somebody should have read it by"), moment(row.acknowledge_by)),
        Row(_("To be answered by"), moment(row.answer_by)),
        Row(_("Where these times come from"), clocks.source(row.parameters.split()[-1], row.received_at.date()) or "–"),
    ]


def _category(view: ReportView) -> str:
    coded = next((one.said for one in reversed(view.entries) if one.row.kind == EntryKind.CODED and one.said), None)
    code = view.row.category or (coded or view.told).get("category", "")
    return labels.label("feedback_category", code)


def _contact(view: ReportView) -> list[Row]:
    told = view.told.get("contact", {})
    return [Row(str(label), str(told[name])) for name, label in words.CONTACT.items() if told.get(name)]


def _buttons(view: ReportView, reader: UUID) -> list[tuple[str, str]]:
    """Return what is done by one button: its text and where it goes."""
    row, handled = view.row, view.row.handler == reader
    another = row.state == State.APPEALED and reader in view.answered_by
    offered = [
        (row.state in OPEN and not handled and not another, _("I take care of it"), "report_take"),
        (row.state == State.ANSWERED, _("Close the report"), "report_close"),
        (row.state == State.SET_ASIDE, _("Work on it after all"), "report_bring_back"),
        (bool(row.wrong or row.locked_at), _("Let the receipt be tried again"), "report_unlock"),
    ]
    return [(text, reverse(name, args=[row.pk])) for may, text, name in offered if may]


def _links(view: ReportView) -> list[Link]:
    row = view.row
    voice = any(one.row.kind == EntryKind.VOICE for one in view.entries)
    offered = [
        (voice, _("Download the recording"), "report_voice"),
        (row.state in (*OPEN, State.ANSWERED), _("Answer the person"), "report_answer"),
        (row.state in OPEN and (row.service or len(view.readers) > 1), _("Give it to a colleague"), "report_assign"),
        (True, _("Write a note for the readers"), "report_note"),
        (True, _("Sort it"), "report_sort"),
        (True, _("Mark whom it complains of"), "report_complained"),
        (row.sensitive, _("Pass it on to another agency"), "report_pass_on"),
        (not row.duplicate_of_id, _("Link a report that says the same"), "report_double"),
        (row.state in OPEN, _("Set it aside"), "report_set_aside"),
    ]
    return [Link(text, reverse(name, args=[row.pk])) for may, text, name in offered if may]
