"""The signed-in session: idle lock after fifteen minutes, end after twelve hours, one role at a time."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve
from django.utils import translation
from django.utils.functional import SimpleLazyObject

from amparo.casework.notices import queries as notices
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Role
from amparo.interfaces.staff import keeping, menu
from amparo.interfaces.staff.adapters import MARK
from amparo.interfaces.ui.parts import Link
from amparo.trust.accounts import queries as accounts
from amparo.trust.accounts import second_lock
from amparo.trust.disclosure import scope
from amparo.trust.disclosure.access import Access, access_for
from amparo.trust.staffing import devices, factors, keys, sessions
from amparo.trust.staffing.provider import arriving

SEEN, BEGAN, ROLE, SEVERAL, LOCKED = "seen", "began", "role", "several", "locked"
NAME, FACTOR, SHEET, NEWS, UNREAD = "name", "factor", "sheet", "news", "unread"
REFRESH_SECONDS = 30
LISTING = ("today", "notices")  # what the menu counts is never another number than these pages show


class StaffSession:
    """Middleware that locks idle sessions and gives every request of a signed-in user its `access`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request, signed out first when the session has been idle or has lasted too long."""
        if request.user.is_authenticated:
            if _is_over(request) or keeping.is_lost(request):
                lock_session(request, "idle")
            else:
                request.access = _access(request)  # type: ignore[attr-defined]
        with scope.unchanging(sure=request.method in ("GET", "HEAD")):
            return keeping.answer(request, self.get_response(request))


def lock_session(request: HttpRequest, how: str) -> None:
    """End the session; the next page of sign-in says so ("idle" or by "hand"), in this language, with the user name."""
    user: Any = request.user
    language = translation.get_language()
    logout(request)
    request.session[LOCKED], request.session[NAME] = how, user.get_username()
    translation.activate(language or settings.LANGUAGE_CODE)


def renew_key(request: HttpRequest) -> None:
    """Give the session a new key, and the list of open sessions with it."""
    before = request.session.session_key or ""
    request.session.cycle_key()
    sessions.moved(before, request.session.session_key or "")


def _is_over(request: HttpRequest) -> bool:
    user: Any = request.user
    now = clock.now().timestamp()
    began, seen = request.session.setdefault(BEGAN, now), request.session.setdefault(SEEN, now)
    over = now - seen > settings.AMPARO_IDLE_MINUTES * 60 or now - began > settings.AMPARO_SESSION_HOURS * 3600
    if over or arriving.is_over(request.session):
        return True
    if now - seen > REFRESH_SECONDS or NEWS not in request.session:
        request.session[SEEN] = now
        request.session.pop(UNREAD, None)
        request.session[NEWS] = bool(devices.unanswered(user, request.COOKIES.get(MARK, "")))
    return False


def _access(request: HttpRequest) -> Access | None:
    user: Any = request.user
    if ROLE not in request.session:
        if len(roles := accounts.roles_of(user)) != 1:
            return None
        request.session[ROLE] = roles[0].value
    if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
        translation.activate(user.language)
        request.LANGUAGE_CODE = translation.get_language() or settings.LANGUAGE_CODE
    language = request.LANGUAGE_CODE
    if _waits_for_factor(request, Role(request.session[ROLE])) or _waits_for_sheet(request):
        return None
    try:
        return access_for(user, Role(request.session[ROLE]), language, keeping.keyring(request))
    except Refusal:
        del request.session[ROLE]
        return None


def _waits_for_factor(request: HttpRequest, role: Role) -> bool:
    """Return whether a second factor has to be set up first; what was found good is not asked again for the role."""
    if not settings.AMPARO_SECOND_FACTOR or request.session.get(FACTOR) == role.value:
        return False
    if factors.missing(request.user, role):  # type: ignore[arg-type]
        request.first_step = "mfa_index"  # type: ignore[attr-defined]
        return True
    request.session[FACTOR] = role.value
    return False


def _waits_for_sheet(request: HttpRequest) -> bool:
    """Return whether a recovery sheet has to be made first: without one a forgotten passphrase would lose cases."""
    if not settings.AMPARO_SECOND_FACTOR or request.session.get(SHEET):
        return False
    if keeping.keyring(request) and keys.lacks_sheet(request.user):  # type: ignore[arg-type]
        request.first_step = "sheet"  # type: ignore[attr-defined]
        return True
    request.session[SHEET] = True
    return False


def page_context(request: HttpRequest) -> dict[str, Any]:
    """Return what every page shows: who is signed in, the menu, and whether all is invented."""
    access: Access | None = getattr(request, "access", None)
    shown: dict[str, Any] = {"demo": settings.AMPARO_DEMO, "home_url": "/"}
    user: Any = getattr(request, "user", None)
    if user is not None and user.is_authenticated:
        shown |= {"account": {"name": user.display_name}, "idle_seconds": settings.AMPARO_WARNING_MINUTES * 60}
    here = ""
    if access is not None:
        with suppress(Resolver404):
            here = resolve(request.path_info).url_name or ""
        shown |= {
            "account": {"name": access.name, "role": menu.role_name(access.role)},
            "navigation": SimpleLazyObject(lambda: _menu(request, access, here)),
            "access": access,
            "news": request.session.get(NEWS, False),
        }
    return shown


def _menu(request: HttpRequest, access: Access, here: str) -> list[Link]:
    """Return the menu; made only for pages that show it. Notices are counted anew every REFRESH_SECONDS."""
    kept = request.session.get(UNREAD, {})
    if here in LISTING or access.role not in kept:
        with second_lock.standing(access.actor):  # some pages are made after the view's transaction has ended
            counted = {access.role.value: notices.unread(access)}
        if counted != kept:
            request.session[UNREAD] = kept = counted
    return menu.links(access.role, here, unread=kept[access.role], several=request.session.get(SEVERAL, False))
