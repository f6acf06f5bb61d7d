"""Pages for what goes wrong outside a screen: no such address, an expired form, a full disk, a fault of ours."""

import sys
from typing import Any

from django.db.utils import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from amparo.interfaces.ui import problems


def not_there(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 404: the same page for what is not there and what is not yours."""
    return problems.page(request, "record.not_there")


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer 403 for a form whose safety token is missing or old; what one of our own pages sent is given back with it."""
    if comes_back(request) and getattr(request, "access", None) is not None:
        return give_back(request, "page.form_renewed")
    return problems.page(request, "page.form_expired")


def too_many_attempts(request: HttpRequest) -> HttpResponse:
    """Answer 429 to somebody who tries to sign in again and again."""
    return problems.page(request, "page.too_many_attempts")


def our_fault(request: HttpRequest) -> HttpResponse:
    """Answer 500 without a word about what was being done, or 503 when the database cannot be written."""
    if isinstance(sys.exception(), OperationalError):
        return _not_saved(request)
    return problems.page(request, "page.our_fault")


def comes_back(request: HttpRequest) -> bool:
    """Return whether what was sent can be given back: words, by a page of ours. Another site's are never offered again."""
    ours = request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"
    return ours and "HX-Request" not in request.headers and bool(_typed(request))


def give_back(request: HttpRequest, code: str) -> HttpResponse:
    """Give what was typed back to who typed it, below the problem `code`: pages are not to be stored by a browser.

    Sent again, it carries the same idempotency key. Files cannot be held in a page, and a passphrase must not be: only
    screens of the work get anything back, never those of one's own sign-in.
    """
    knows = getattr(request, "access", None) is not None or comes_back(request)
    typed = _typed(request) if knows else []
    problem = problems.shown(code)
    shown = {"problem": problem, "address": request.get_full_path(), "typed": typed}
    response = render(request, "staff/not_saved.html", shown, status=problem.status)
    response["Cache-Control"] = "no-store"
    return response


def _typed(request: HttpRequest) -> list[tuple[str, Any]]:
    view = request.resolver_match and request.resolver_match.func
    if request.method != "POST" or request.FILES or not getattr(view, "gives_back", False):
        return []
    sent = [(name, value) for name in request.POST for value in request.POST.getlist(name)]
    return [(name, value) for name, value in sent if name != "csrfmiddlewaretoken"]


def _not_saved(request: HttpRequest) -> HttpResponse:
    try:
        return give_back(request, "page.not_saved")
    except OperationalError:  # not even the session can be read, so nobody is known and nothing can be sent again
        shown = {"problem": problems.shown("page.not_saved"), "typed": []}
        response = HttpResponse(render_to_string("staff/not_saved.html", shown), status=503)
    response["Cache-Control"] = "no-store"
    return response
