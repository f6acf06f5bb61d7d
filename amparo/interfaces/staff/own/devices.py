"""Where one's account is open now, signing out from afar, and the answer to a sign-in from a new device."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from amparo.foundation import ids
from amparo.interfaces.staff.adapters import MARK
from amparo.interfaces.staff.screens import EVERYBODY, StaffRequest, screen
from amparo.interfaces.staff.session import NEWS
from amparo.interfaces.ui.addresses import KEYS, whole
from amparo.trust.staffing import devices, sessions


@screen(*EVERYBODY)
def device_list(request: StaffRequest) -> HttpResponseBase:
    """Show every session of the reader that is open, and new devices that wait for an answer."""
    page = {
        "title": _("Devices"),
        "sessions": sessions.open_now(_user(request), _here(request)),
        "unanswered": devices.unanswered(_user(request), request.COOKIES.get(MARK, "")),
    }
    return render(request, "staff/own/devices.html", page)


@screen(*EVERYBODY, methods=("POST",), fresh=True)
def end(request: StaffRequest) -> HttpResponseBase:
    """End one other session of the reader, or all others."""
    chosen = request.POST.get("session", "")
    sessions.end_others(_user(request), _here(request), None if chosen == "all" else whole(chosen, 0, most=KEYS))
    messages.success(request, _("Signed out there."))
    return redirect("usersessions_list")


@screen(*EVERYBODY, methods=("POST",), fresh=True)
def answer(request: StaffRequest) -> HttpResponseBase:
    """Keep a new device that was the reader's; for one that was not, end every other session and change the passphrase."""
    mine = request.POST.get("mine") == "yes"
    device = ids.parse(request.POST.get("device", ""))
    request.session.pop(NEWS, None)
    if device is not None:
        devices.answer(_user(request), device, request.COOKIES.get(MARK, ""), mine=mine)
    if mine or device is None:
        return redirect("usersessions_list")
    sessions.end_others(_user(request), _here(request))
    messages.warning(
        request,
        _("Every other session is signed out. Now choose a new passphrase, and tell your administrator what happened."),
    )
    return redirect("passphrase")


def _user(request: StaffRequest) -> Any:
    return request.user


def _here(request: StaffRequest) -> str:
    return request.session.session_key or ""
