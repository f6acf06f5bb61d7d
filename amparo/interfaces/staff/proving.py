"""Who asks for something grave has proved within the last minutes that it is still them: a screen left open is not enough."""

import time

from allauth.account.internal.flows.login import get_authentication_records
from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode


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


def ask(request: HttpRequest, back: str) -> HttpResponseBase:
    """Send the reader to give the passphrase again, and from there to `back`.

    Nothing that was sent is kept for later: it would have to lie in the session in the clear.
    """
    return redirect(f"{reverse('account_reauthenticate')}?{urlencode({REDIRECT_FIELD_NAME: back})}")


def way_back(request: HttpRequest, *, shown: bool) -> str:
    """Return where to go after the proof: the same page when it can be shown, else the page that the button stood on."""
    if shown:
        return request.get_full_path()
    page = request.headers.get("Referer", "")
    safe = url_has_allowed_host_and_scheme(page, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return page if safe else "/"
