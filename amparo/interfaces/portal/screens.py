"""Declares public pages: which methods they answer, and a gentle page for everything that goes wrong in them."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse, HttpResponseBase

from amparo.foundation.errors import Refusal
from amparo.interfaces.portal import problems

View = Callable[..., HttpResponseBase]
READ = ("GET", "HEAD")


def public(*methods: str) -> Callable[[View], View]:
    """Declare a public page that answers `methods` (reading, unless said); a refusal becomes its page of the catalogue."""
    answered = methods or READ

    def declare(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
            if request.method not in answered:
                return _not_answered(request, answered)
            try:
                return view(request, *args, **kwargs)
            except Refusal as refusal:
                return problems.page(request, refusal.code)

        return answer

    return declare


def _not_answered(request: HttpRequest, answered: tuple[str, ...]) -> HttpResponse:
    response = problems.page(request, "public.wrong_way")
    response["Allow"] = ", ".join(answered)
    return response
