"""To the identity provider and back: a plain link leads there, and who comes back is known by a mark and not yet let in."""

from typing import Any

from allauth.core.internal import ratelimit
from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.db import transaction
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from amparo.interfaces.staff.screens import open_door
from amparo.interfaces.staff.session import renew_key
from amparo.interfaces.ui import problems
from amparo.interfaces.ui.parts import Link
from amparo.trust.disclosure.gate import NOT_THERE
from amparo.trust.staffing.provider import arriving, asking, journeys, links
from amparo.trust.staffing.provider.told import Provider, configured
from amparo.trust.staffing.watching import attempts

HERE = "here"
PASSED_ON = ("code", "state", "iss", "error")
LONGEST = 2000
"""Letters of one part of an answer."""


@open_door("GET")
def go(request: HttpRequest) -> HttpResponseBase:
    """Lead to the provider: at the door to sign in, or, signed in, to link an account to which a link is offered."""
    provider = configured()
    if provider is None:
        return problems.page(request, NOT_THERE)
    if request.headers.get("Sec-Fetch-Site", "none") not in ("same-origin", "none"):
        return redirect("account_login")  # a session begun by another site's link would take the place of the open one
    if request.user.is_authenticated and not _is_offered(request.user):
        return redirect("today")
    if not _may_go_on(request):
        return problems.page(request, "page.too_many_attempts")
    after = request.GET.get(REDIRECT_FIELD_NAME, "")[:LONGEST]
    there = journeys.begin(request.session, provider, _our_address(request), who=_who(request), after=after)
    return redirect(there)


@open_door("GET")
@transaction.non_atomic_requests
def back(request: HttpRequest) -> HttpResponseBase:
    """Take the provider's answer; a page of ours in between brings the cookie that another site's link may not bring.

    No transaction is open meanwhile: a provider that hangs must not keep anybody from writing.
    """
    provider = configured()
    if provider is None:
        return problems.page(request, NOT_THERE)
    answer = {name: request.GET[name][:LONGEST] for name in PASSED_ON if name in request.GET}
    if HERE not in request.GET:
        onward = f"{request.path}?{urlencode({**answer, HERE: '1'})}"
        return render(request, "staff/provider/back.html", {"title": _("Signing in"), "onward": onward})
    if not _may_go_on(request):
        return problems.page(request, "page.too_many_attempts")
    return _taken(request, provider, answer)


def _taken(request: HttpRequest, provider: Provider, answer: dict[str, str]) -> HttpResponseBase:
    try:
        mark, after = journeys.end(request.session, provider, answer, who=_who(request))
    except journeys.Refused as problem:
        attempts.not_from_provider(problem.why)
        return problems.page(request, "accounts.provider_refused", way_out=_way_out())
    except asking.Silent:
        return problems.page(request, "accounts.provider_silent", way_out=_way_out())
    renew_key(request)
    arriving.remember(request.session, mark)
    if request.user.is_authenticated:
        return redirect("provider_link")
    wanted = f"?{urlencode({REDIRECT_FIELD_NAME: after})}" if after else ""
    return redirect(reverse("provider_passphrase") + wanted)


def _is_offered(user: Any) -> bool:
    found = links.standing(user.pk)
    return found is not None and found.linked_at is None


def _who(request: HttpRequest) -> str:
    return str(request.user.pk) if request.user.is_authenticated else ""


def _may_go_on(request: HttpRequest) -> bool:
    """Count a step by network address; allauth counts GET only when it is told to."""
    return bool(ratelimit.consume(request, app="allauth.account", action="provider", limit_get=True))


def _our_address(request: HttpRequest) -> str:
    """Return the address that the provider leads back to; whether people come by HTTPS is a setting, not a header."""
    return f"{'https' if settings.AMPARO_HTTPS else 'http'}://{request.get_host()}{reverse('provider_back')}"


def _way_out() -> Link:
    return Link(_("Back to the sign-in page"), reverse("account_login"))
