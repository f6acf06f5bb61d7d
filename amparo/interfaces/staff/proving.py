"""Who asks for something grave has proved within the last minutes that it is still them: a screen left open is not enough."""

import time
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _

from amparo.interfaces.staff.problems import comes_back, give_back
from amparo.trust.staffing import factors


def recently(request: HttpRequest) -> bool:
    """Return whether passphrase or second factor was given within the last five minutes in this session."""
    if not request.user.is_authenticated:
        return False
    records = get_authentication_records(request, request.user)
    return bool(records) and time.time() - records[-1]["at"] < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT


def second_step(request: HttpRequest) -> str:
    """Return the kind of second factor that this session was opened with, "" without one."""
    records = get_authentication_records(request, request.user)
    return next((str(each["type"]) for each in reversed(records) if each["method"] == "mfa"), "")


def given(request: HttpRequest, kind: str) -> None:
    """Note that a second factor of this `kind` was proved just now, as whoever sets one up does."""
    record_authentication(request, request.user, "mfa", type=kind)


def asked_again(request: HttpRequest, methods: tuple[str, ...], *, wholly: bool) -> HttpResponseBase | None:
    """Return the answer to who has to prove anew that it is them, None to who just did.

    `methods` are those of the page; where `wholly`, the second factor is asked for too, by a sign-in from the beginning.
    Nothing that was sent is kept for later, which would have to lie in the session in the clear: it goes back to its sender.
    """
    back = _way_back(request, shown=request.method != "POST" or "GET" in methods)
    if wholly and not _wholly(request):
        return render(request, "staff/sign_in_anew.html", {"title": _("Sign in once more"), "back": back})
    if recently(request):
        return None
    if comes_back(request):
        return give_back(request, "page.proof_due")
    return redirect(f"{reverse('account_reauthenticate')}?{urlencode({REDIRECT_FIELD_NAME: back})}")


def within(request: HttpRequest, address: str) -> str:
    """Return `address` where it leads to this site, else the first page."""
    safe = url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return address if safe else "/"


def _wholly(request: HttpRequest) -> bool:
    """Return whether both factors were given within the last five minutes; without a second one the first is enough."""
    user: Any = request.user
    since = time.time() - settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
    fresh = {record["method"] for record in get_authentication_records(request, user) if record["at"] > since}
    return not factors.held(user) or fresh >= {"password", "mfa"}


def _way_back(request: HttpRequest, *, shown: bool) -> str:
    """Return where to go after the proof: the same page when it can be shown, else the page that the button stood on."""
    return request.get_full_path() if shown else within(request, request.headers.get("Referer", ""))
