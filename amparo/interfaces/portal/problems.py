"""Gentle pages for a wrong turn: one sentence, what to do, the exit, and what one had written, so that it is not lost."""

import sys

from django.db.utils import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from amparo.interfaces.portal.typed import typed
from amparo.interfaces.ui.problems import shown


def page(request: HttpRequest, code: str) -> HttpResponse:
    """Answer with the page of a problem of the catalogue, under its status."""
    problem = shown(code)
    return render(request, "portal/problem.html", {"problem": problem, "typed": typed(request)}, status=problem.status)


def not_understood(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 400 to a request that no browser of ours sends."""
    return page(request, "public.not_understood")


def form_expired(request: HttpRequest, exception: Exception | None = None, reason: str = "") -> HttpResponse:
    """Answer 403 to a form that was open for too long, or did not come from a page of ours."""
    return page(request, "public.form_expired")


def not_there(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 404 to an address that leads nowhere, or to what everybody may not know."""
    return page(request, "public.not_there")


def too_many(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 429 to whoever asks again and again."""
    return page(request, "public.too_many")


def our_fault(request: HttpRequest) -> HttpResponse:
    """Answer 500 for a fault of ours, and 503 while the database does not answer."""
    busy = isinstance(sys.exception(), OperationalError)
    return page(request, "public.busy" if busy else "public.our_fault")
