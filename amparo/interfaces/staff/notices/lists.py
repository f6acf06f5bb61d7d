"""Notices: what happened, the code of the record, and the way to it."""

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.casework.notices import actions, queries
from amparo.interfaces.staff.notices import account
from amparo.interfaces.staff.screens import CASE_STAFF, EVERYBODY, StaffRequest, screen
from amparo.interfaces.ui.components import moment
from amparo.interfaces.ui.parts import Cell, Column, Table, Tag
from amparo.trust.disclosure.access import Access

KINDS = {
    "emergency_access": gettext_lazy("Emergency access was used"),
    "honey_touched": gettext_lazy("Somebody touched a planted record"),
    "escrow_opened": gettext_lazy("Two holders of the escrow opened a restricted case"),
    "match_accepted": gettext_lazy("A colleague wants to speak with you about somebody you asked about"),
    "feedback_sensitive": gettext_lazy("A sensitive report was sealed to you"),
    "feedback_new": gettext_lazy("Somebody told us something"),
    "feedback_asked": gettext_lazy("Somebody asks a service to contact them"),
    "feedback_withdrawn": gettext_lazy("Somebody took back what they asked for"),
    "feedback_added": gettext_lazy("Somebody added to a report"),
    "feedback_appeal": gettext_lazy("Somebody is not content with an answer"),
    "feedback_overdue": gettext_lazy("A report waits longer than was promised"),
    "cases_looked_at": gettext_lazy("Others looked at your cases last week"),
    "cases_level_set": gettext_lazy("A supervisor set another level of risk: look whether it fits what you know"),
    "referral_new": gettext_lazy("A referral to you has arrived"),
    "referral_answered": gettext_lazy("Who sent you a referral wrote to you"),
    "referral_remind": gettext_lazy("A referral to you is late"),
    "referral_news": gettext_lazy("A service answered a referral"),
    "referral_late": gettext_lazy("A service is late with a referral"),
    "own_file_news": gettext_lazy("Somebody wrote to you from their own file"),
    "audit_told": gettext_lazy("There is feedback on a file of yours"),
    "audit_answered": gettext_lazy("Your colleague said something about a file you spoke of"),
    "audit_due": gettext_lazy("A file that you drew waits longer than was planned"),
    "audit_unread": gettext_lazy("Feedback on a file of yours waits to be read"),
    "supervision_due": gettext_lazy("Somebody in your team had no supervision for some time"),
    "wellbeing_ask": gettext_lazy("How are you? Take a minute for yourself; nobody learns whether you do"),
}


_TO_RECORD = {
    "match_accepted": "ask_match",
    "own_file_news": "person_own_file",
    "cases_level_set": "case",
    **dict.fromkeys(("referral_new", "referral_answered", "referral_remind"), "received_referral"),
    **dict.fromkeys(("audit_told", "audit_answered", "audit_due", "audit_unread"), "file_audit"),
    **dict.fromkeys(("referral_news", "referral_late"), "referral"),
}


@screen(*EVERYBODY, methods=("GET", "POST"))
def notices(request: StaffRequest) -> HttpResponseBase:
    """Show one's notices, newest first; mark them as read when asked to."""
    if request.method == "POST":
        actions.mark_read(by=request.access)
        messages.success(request, _("All notices are marked as read."))
        return redirect("notices")
    found = queries.notices(request.access)
    columns = (Column(_("What")), Column(_("Code")), Column(_("When")), Column(_("State")))
    table = Table(_("Notices"), columns, tuple(_row(one) for one in found))
    context = {
        "title": _("Notices"),
        "table": table,
        "unread": any(not one.read for one in found),
        "owns": request.access.role in CASE_STAFF,
    }
    return render(request, "staff/notices/list.html", context)


def _row(one: queries.NoticeView) -> tuple[Cell, ...]:
    state = Tag(_("Read")) if one.read else Tag(_("New"), "blue")
    return what(one), code(one), Cell(moment(one.at)), Cell(tag=state)


def code(one: queries.NoticeView) -> Cell:
    """Return the code of the record that a notice is about; one's own account has none."""
    return Cell(one.code, isolate=True) if one.code and not account.what(one.kind, one.code) else Cell("–")


def what(one: queries.NoticeView) -> Cell:
    """Return what a notice says, with the way to it."""
    own = account.what(one.kind, one.code)
    return own if own is not None else Cell(str(KINDS[one.kind]), url=_way(one))


def _way(one: queries.NoticeView) -> str:
    if one.kind == "escrow_opened":
        return reverse("case", args=[one.record]) if one.code else ""
    if one.kind in _TO_RECORD:
        return reverse(_TO_RECORD[one.kind], args=[one.record])
    if one.kind.startswith("feedback_"):
        return reverse("report", args=[one.record])
    ways = {
        "cases_looked_at": "looked", "honey_touched": "honey",
        "supervision_due": "supervision_sessions", "wellbeing_ask": "wellbeing",
    }  # fmt: skip
    return reverse(ways[one.kind]) if one.kind in ways else reverse("emergency", args=[one.record])


def unread(access: Access) -> list[tuple[Cell, ...]]:
    """Return the rows of unread notices for Today: code, what happened, when, and the way to it."""
    return [
        (
            code(one),
            Cell(what(one).text),
            Cell(moment(one.at)),
            Cell(_("Look at it"), url=way) if (way := what(one).url) else Cell(""),
        )
        for one in queries.notices(access)
        if not one.read
    ]
