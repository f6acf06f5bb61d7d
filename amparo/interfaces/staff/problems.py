"""Pages for what goes wrong outside a screen: no such address, an expired form, a full disk, a fault of ours."""

import sys

from django.db.utils import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from amparo.interfaces.ui import problems


def not_there(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 404: the same page for what is not there and what is not yours."""
    return problems.page(request, "record.not_there")


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer 403 for a form whose safety token is missing or old."""
    return problems.page(request, "page.form_expired")


def too_many_attempts(request: HttpRequest) -> HttpResponse:
    """Answer 429 to somebody who tries to sign in again and again."""
    return problems.page(request, "page.too_many_attempts")


def our_fault(request: HttpRequest) -> HttpResponse:
    """Answer 500 without a word about what was being done, or 503 when the database cannot be written."""
    if isinstance(sys.exception(), OperationalError):
        return _not_saved(request)
    return problems.page(request, "page.our_fault")


def _not_saved(request: HttpRequest) -> HttpResponse:
    """Give what was typed back to who typed it: a browser need not keep it, because pages are not to be stored.

    Sent again, it carries the same idempotency key. Files cannot be held in a page, and a passphrase must not be.
    """
    may_send = request.method == "POST" and getattr(request, "access", None) is not None and not request.FILES
    typed = [(name, value) for name in request.POST for value in request.POST.getlist(name)] if may_send else []
    shown = {
        "problem": problems.shown("page.not_saved"),
        "address": request.get_full_path(),
        "typed": [(name, value) for name, value in typed if name != "csrfmiddlewaretoken"],
    }
    try:
        response = render(request, "staff/not_saved.html", shown, status=503)
    except OperationalError:  # not even the session can be read, so nobody is known and nothing can be sent again
        shown |= {"typed": []}
        response = HttpResponse(render_to_string("staff/not_saved.html", shown), status=503)
    response["Cache-Control"] = "no-store"
    return response
