"""One referral as who works on the case sees it: where it stands, what was told to whom, what came back, who opened it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.casework.outside import course
from amparo.casework.referrals import actions, pathway, queries
from amparo.casework.referrals.kinds import OPEN_TO_ADDRESSEE
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.cases import page
from amparo.interfaces.staff.cases import words as case_words
from amparo.interfaces.staff.cases.record.acts import act_words
from amparo.interfaces.staff.referrals import words
from amparo.interfaces.staff.referrals.lists import service
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, screen
from amparo.interfaces.ui.components import moment
from amparo.interfaces.ui.parts import Event, Link, Opening, Row


@screen(*CASE_STAFF)
def referral(request: StaffRequest, referral: UUID) -> HttpResponseBase:
    """Show one referral: where it stands, what was told to whom, what was said, who opened it."""
    actions.count_refusals(by=request.access, referral=referral)
    view = queries.sent(request.access, referral)
    _case, context = page.frame(request, view.row.case_id, "case_referrals")
    context |= {
        "title": _("Referral"),
        "view": view,
        "state": words.state(view.row),
        "rows": _rows(view),
        "packet": words.packet(view.packet.get("fields", {})),
        "shut": view.row.consent_id and not view.packet,
        "talk": _talk(view),
        "steps": [Event(str(words.STATES[one.state][0]), one.at, one.by) for one in reversed(view.steps)],
        "openings": _openings(view),
        "links": _links(request, view),
        "due": words.due(view.row),
        "unchecked": words.unchecked(view.row),
        "nobody_yet": view.row.outside and view.row.state == "sent" and not (view.outside and view.outside.page_until),
    }
    return render(request, "staff/referrals/one.html", context)


def _talk(view: queries.SentView) -> list[Event]:
    """Return what was said between both sides, newest first; who has no account is called as the worker described them."""
    outside = view.outside.said if view.outside else []
    said = sorted([*view.packet.get("said", []), *outside], key=lambda one: datetime.fromisoformat(one["at"]))
    names = {**view.names, "": view.sent.told.get("addressee", "")}
    return [event(one, names) for one in reversed(said)]


def _openings(view: queries.SentView) -> list[Opening]:
    found = [Opening(one.who, case_words.role(one.role), one.agency, one.at, act_words(one.act)) for one in view.opened]
    who, there = view.sent.told.get("addressee", "") or _("Without a name"), view.sent.told.get("organization", "")
    moments = view.outside.opened if view.outside else []
    found += [Opening(who, _("By link and code"), there, at, act_words("referral.opened")) for at in moments]
    return sorted(found, key=lambda one: one.at, reverse=True)


def _rows(view: queries.SentView) -> list[Row]:
    told, row = view.sent.told, view.row
    found = [
        Row(_("Service"), service(view.sent)),
        Row(_("To whom"), told.get("addressee", ""), isolate=True),
        Row(_("Urgency"), labels.label("referral_urgency", row.urgency) if row.consent_id else ""),
        Row(_("Information that was sent"), "\n".join(labels.labels("data_group", told.get("groups", [])))),
        Row(_("Fields that were sent"), _(", ").join(words.field(name) for name in told.get("fields", []))),
        Row(_("Sent by"), view.names.get(str(row.sent_by), ""), isolate=True),
        Row(_("Sent on"), moment(row.sent_at)),
        Row(_("Open to its addressee until"), _until(view)),
        Row(_("Link and code open it until"), moment(view.outside.page_until) if view.outside else ""),
        Row(_("Why it was taken back"), told.get("revoked_because", "")),
        Row(_("How the person found it"), labels.label("service_rating", view.view.get("rating", ""))),
        Row(_("What the person says"), view.view.get("words", "")),
    ]
    return [one for one in found if one.value]


def _until(view: queries.SentView) -> str:
    """Return until when the packet is open to its addressee, or that what it stood on has ended; nothing once it is over."""
    if view.row.state not in OPEN_TO_ADDRESSEE:
        return ""
    return (
        moment(view.row.expires_at)
        if view.open
        else _("Closed already: its time, or what the person agreed to, has ended")
    )


def event(one: dict[str, Any], names: dict[str, str]) -> Event:
    """Return one part of the conversation of a packet."""
    at = datetime.fromisoformat(one["at"])
    return Event(str(words.SAID[one["kind"]]), at, names.get(one["by"], ""), words.said(one))


def _links(request: StaffRequest, view: queries.SentView) -> list[Link]:
    if not view.writes:
        return []
    ways = pathway.ways(view.row.state, request.access.role.value)
    there = view.row.state in OPEN_TO_ADDRESSEE and bool(view.packet)
    outside, page = there and view.row.outside, bool(view.outside and view.outside.page_until)
    offered = [
        ("hand", _("Make a new link and code") if page else _("Hand it over by link and code"), outside),
        ("paper", _("Put it on paper, with a reply slip"), outside),
        ("slip", _("Write down what the service answered"), outside and bool(course.offered(view.row.state))),
        ("answer", _("Write to the addressee"), there and view.open and (page or not view.row.outside)),
        ("view", _("Write down what the person says of it"), "feedback_received" in ways),
        ("revoke", _("Take it back"), "revoked" in ways),
        ("close", _("Close the referral"), "closed" in ways),
    ]
    return [Link(text, reverse(f"referral_{name}", args=[view.row.pk])) for name, text, there in offered if there]
