"""Pages for what goes wrong outside a screen: no such address, an expired form, a fault of ours."""

from django.http import HttpRequest, HttpResponse

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
    """Answer 500 without a word about what was being done."""
    return problems.page(request, "page.our_fault")
