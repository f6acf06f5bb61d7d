"""A session's private key: shut under a secret that stands in a cookie alone, so that the server cannot open it by itself."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from amparo.trust.staffing import keys
from amparo.trust.staffing.keys import Keyring

KEPT = "keys"
COOKIE = settings.AMPARO_KEY_COOKIE_NAME


def remember(request: HttpRequest, opened: Keyring | None) -> None:
    """Keep the key that a passphrase opened for this session; the answer to this request carries the secret.

    A proof of somebody signed in opens the same key again: the secret stays, so that another page of theirs is not locked.
    """
    if opened is not None and opened != keyring(request):
        secret, request.session[KEPT] = keys.for_session(opened)
        request.key_secret, request.keyring = secret, opened  # type: ignore[attr-defined]


def keyring(request: HttpRequest) -> Keyring | None:
    """Return the open private key of who is signed in, None where this session has none."""
    known: Keyring | None = getattr(request, "keyring", None)
    if known is not None:
        return known
    user: Any = request.user
    kept, secret = request.session.get(KEPT), request.COOKIES.get(COOKIE, "")
    if kept and secret and user.is_authenticated:
        request.keyring = keys.of_session(user.pk, secret, kept)  # type: ignore[attr-defined]
    return getattr(request, "keyring", None)


def is_lost(request: HttpRequest) -> bool:
    """Return whether this session had a key and its cookie does not open it: then only the passphrase helps."""
    return KEPT in request.session and keyring(request) is None


def answer(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Give the browser the secret of a key that was opened just now, or take back that of a session that has ended."""
    if KEPT not in request.session:
        if COOKIE in request.COOKIES:
            response.delete_cookie(COOKIE, samesite="Strict")
    elif secret := getattr(request, "key_secret", ""):
        secure = settings.SESSION_COOKIE_SECURE
        response.set_cookie(COOKIE, secret, secure=secure, httponly=True, samesite="Strict")
    return response
