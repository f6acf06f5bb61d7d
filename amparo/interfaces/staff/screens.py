"""How a staff screen is declared: who may come, and what a refusal looks like. A route that declares nothing fails the build."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Role
from amparo.interfaces.ui import problems
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.gate import NOT_THERE

P = ParamSpec("P")


class StaffRequest(HttpRequest):
    """A request of somebody signed in; `access` says who, and in which role."""

    access: Access


View = Callable[Concatenate[StaffRequest, P], HttpResponseBase]
CASE_STAFF = (Role.CASE_WORKER, Role.SUPERVISOR)
EVERYBODY = tuple(role for role in Role if role is not Role.PERSON)


def screen(*roles: Role, methods: tuple[str, ...] = ("GET",)) -> Callable[[View[P]], Callable[..., HttpResponseBase]]:
    """Declare a view: the roles that may come and the methods it answers; all others meet "not there".

    A refusal inside the view becomes a page of the catalogue; what was logged before it stays logged.
    """

    def declare(view: View[P]) -> Callable[..., HttpResponseBase]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            access: Access | None = getattr(request, "access", None)
            if access is None:
                return _first(request)
            if access.role not in roles:
                return problems.page(request, NOT_THERE)
            try:
                answer = view(request, *args, **kwargs)  # type: ignore[arg-type]
            except Refusal as refusal:
                answer = problems.page(request, refusal.code)
            answer["Cache-Control"] = "no-store"
            return answer

        return _declared(guarded, frozenset(roles), methods)

    return declare


def open_door(*methods: str) -> Callable[[Callable[..., HttpResponseBase]], Callable[..., HttpResponseBase]]:
    """Declare a view that is open before a role is known (sign-in, language, choice of role) and opens no record."""

    def declare(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
        @wraps(view)
        def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            answer = view(request, *args, **kwargs)
            answer["Cache-Control"] = "no-store"
            return answer

        checked = _declared(opened, frozenset(Role), methods)
        checked.before_sign_in = True  # type: ignore[attr-defined]
        return checked

    return declare


def _declared(
    view: Callable[..., HttpResponseBase], roles: frozenset[Role], methods: tuple[str, ...]
) -> Callable[..., HttpResponseBase]:
    checked = require_http_methods([*methods, "HEAD"] if "GET" in methods else list(methods))(view)
    checked.declared_roles = roles  # type: ignore[attr-defined]
    checked.declared_methods = frozenset(methods)  # type: ignore[attr-defined]
    return checked


def _first(request: HttpRequest) -> HttpResponseBase:
    """Send somebody signed in to the choice of role, everybody else to sign-in and then back to what they wanted."""
    if request.user.is_authenticated:
        return redirect("role")
    return redirect_to_login(request.get_full_path() if request.method in ("GET", "HEAD") else "/")


def answered(response: HttpResponse, status: int = 422) -> HttpResponse:
    """Return `response` with the status of a form that has something to mend."""
    response.status_code = status
    return response
