"""Linking an account to the identity provider: offered and ended by an administrator, confirmed by its owner."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Role
from amparo.interfaces.staff.screens import EVERYBODY, StaffRequest, screen
from amparo.interfaces.ui.languages import alone
from amparo.trust.disclosure.gate import NOT_THERE
from amparo.trust.staffing import queries
from amparo.trust.staffing.provider import arriving, links
from amparo.trust.staffing.provider.told import Provider, configured


def _provider() -> Provider:
    """Return the provider; where none is named, these pages are not there."""
    found = configured()
    if found is None:
        raise Refusal(NOT_THERE)
    return found


@screen(*EVERYBODY, methods=("GET", "POST"), wholly=True)
def link(request: StaffRequest) -> HttpResponseBase:
    """Lead the owner of an account to the provider, and link both when they have come back from there."""
    provider, standing = _provider(), links.standing(request.access.id)
    if standing is None:
        raise Refusal(NOT_THERE)
    mark = arriving.arrived(request.session)
    if request.method == "POST" and mark:
        request.session.pop(arriving.ARRIVED)
        links.confirm(by=request.access, mark=mark)
        messages.success(request, _("Your account is linked."))
        return redirect("mfa_index")
    title = _("Link your account to %(name)s") % {"name": alone(provider.name)}
    page = {"title": title, "provider": provider, "standing": standing, "is_back": bool(mark)}
    return render(request, "staff/provider/link.html", page)


@screen(Role.ADMINISTRATOR, methods=("GET", "POST"), fresh=True)
def offer(request: StaffRequest, account: UUID) -> HttpResponseBase:
    """Ask, then let the owner of an account link it."""
    provider = _provider()
    _another(request, account, is_linked=False)
    if request.method == "POST":
        links.offer(by=request.access, account=account)
        messages.success(request, _("Offered. The link is made when the owner has signed in at both doors."))
        return redirect("staff_account", account)
    consequence = _(
        "For seven days the owner can link the account: signed in here with passphrase and second factor, they sign in at "
        "%(name)s once. From then on that sign-in can come before the passphrase. It is told to them and written in the log."
    ) % {"name": alone(provider.name)}
    title = _("Let the owner link this account to %(name)s?") % {"name": alone(provider.name)}
    return _ask(request, account, title=title, consequence=consequence, confirm_text=_("Offer the link"))


@screen(Role.ADMINISTRATOR, methods=("GET", "POST"), fresh=True)
def unlink(request: StaffRequest, account: UUID) -> HttpResponseBase:
    """Ask, then end a link or take an offer back."""
    _provider()
    _another(request, account, is_linked=True)
    if request.method == "POST":
        links.unlink(by=request.access, account=account)
        messages.success(request, _("Ended."))
        return redirect("staff_account", account)
    consequence = _(
        "User name, passphrase and second factor open the account as before. Sessions that are open stay open."
    )
    title = _("End the link of this account?")
    return _ask(request, account, title=title, consequence=consequence, confirm_text=_("End the link"), warning=True)


def _another(request: StaffRequest, account: UUID, *, is_linked: bool) -> None:
    """Refuse one's own account, and one that does not stand as the act needs it."""
    found = queries.account(request.access, account)
    if found.is_own or not found.account.is_open or (found.link is not None) is not is_linked:
        raise Refusal(NOT_THERE)


def _ask(request: StaffRequest, account: UUID, **page: Any) -> HttpResponseBase:
    page |= {"cancel_url": reverse("staff_account", args=[account]), "form": ""}
    return render(request, "ui/pages/confirm.html", page)
