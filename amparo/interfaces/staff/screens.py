"""How a staff screen is declared: who may come, and what a refusal looks like. A route that declares nothing fails the build."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Role
from amparo.interfaces.staff import proving
from amparo.interfaces.staff.problems import comes_back, give_back
from amparo.interfaces.ui import problems
from amparo.trust.accounts import second_lock
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.gate import NOT_THERE

P = ParamSpec("P")


class StaffRequest(HttpRequest):
    """A request of somebody signed in; `access` says who, and in which role."""

    access: Access


View = Callable[Concatenate[StaffRequest, P], HttpResponseBase]
CASE_STAFF = (Role.CASE_WORKER, Role.SUPERVISOR)
EVERYBODY = tuple(role for role in Role if role is not Role.PERSON)


def screen(
    *roles: Role, methods: tuple[str, ...] = ("GET",), fresh: bool = False, wholly: bool = False, secret: bool = False
) -> Callable[[View[P]], Callable[..., HttpResponseBase]]:
    """Declare a view: the roles that may come and the methods it answers; all others meet "not there".

    With `fresh` the passphrase is given again after five minutes, with `wholly` both factors; a `secret` is never given back.
    A refusal inside the view becomes a page of the catalogue; what was logged before it stays logged.
    """

    def declare(view: View[P]) -> Callable[..., HttpResponseBase]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if (out := _turned_away(request, roles, methods if fresh or wholly else (), wholly=wholly)) is not None:
                return out
            try:
                answer = _answer(view, request, *args, **kwargs)  # type: ignore[arg-type]
            except Refusal as refusal:
                answer = problems.page(request, refusal.code)
            answer["Cache-Control"] = "no-store"
            return answer

        guarded.gives_back = not secret  # type: ignore[attr-defined]
        return _declared(guarded, frozenset(roles), methods, fresh=fresh or wholly)

    return declare


def _answer(view: View[P], request: StaffRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
    """Answer as somebody who stands before the database, too; a view of many transactions stands in each one itself."""
    if not hasattr(view, "_non_atomic_requests"):
        second_lock.stand(request.access.actor)
    return view(request, *args, **kwargs)


def own_page(
    *methods: str, wholly: bool = False
) -> Callable[[Callable[..., HttpResponseBase]], Callable[..., HttpResponseBase]]:
    """Declare a page about one's own way in: for everybody signed in, before role and second factor; it opens no record.

    With `wholly` the reader signs in again when either factor was given longer than five minutes ago.
    """

    def declare(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
        @wraps(view)
        def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return _first(request)
            again = proving.asked_again(request, methods, wholly=True) if wholly else None
            answer = view(request, *args, **kwargs) if again is None else again
            answer["Cache-Control"] = "no-store"
            return answer

        return _declared(opened, frozenset(Role), methods, fresh=wholly)

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
    view: Callable[..., HttpResponseBase], roles: frozenset[Role], methods: tuple[str, ...], *, fresh: bool = False
) -> Callable[..., HttpResponseBase]:
    checked = require_http_methods([*methods, "HEAD"] if "GET" in methods else list(methods))(view)
    checked.declared_roles = roles  # type: ignore[attr-defined]
    checked.declared_methods = frozenset(methods)  # type: ignore[attr-defined]
    checked.declared_fresh = fresh  # type: ignore[attr-defined]
    return checked


def _first(request: HttpRequest) -> HttpResponseBase:
    """Send somebody signed in to what is missing, others to sign-in and then back; give back what a page of ours sent."""
    if request.user.is_authenticated:
        return redirect(getattr(request, "first_step", "role"))
    if comes_back(request):
        return give_back(request, "page.signed_out")
    return redirect_to_login(request.get_full_path() if request.method in ("GET", "HEAD") else "/")


def _turned_away(
    request: HttpRequest, roles: tuple[Role, ...], proved_for: tuple[str, ...], *, wholly: bool
) -> HttpResponseBase | None:
    """Return the answer to who may not come, or not yet; `proved_for` are the methods of a screen that needs a proof."""
    access: Access | None = getattr(request, "access", None)
    if access is None:
        return _first(request)
    if access.role not in roles:
        return problems.page(request, NOT_THERE)
    return proving.asked_again(request, proved_for, wholly=wholly) if proved_for else None


def form_page(request: HttpRequest, title: str, form: Form, cancel_url: str, **more: Any) -> HttpResponse:
    """Return the page of a form, with what has to be mended when it was sent; `more` as ui/pages/form.html reads it."""
    answer = render(request, "ui/pages/form.html", {"title": title, "form": form, "cancel_url": cancel_url, **more})
    return answered(answer) if form.is_bound else answer


def answered(response: HttpResponse, status: int = 422) -> HttpResponse:
    """Return `response` with the status of a form that has something to mend."""
    response.status_code = status
    return response
