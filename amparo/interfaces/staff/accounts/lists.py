"""The accounts of the agency, and one of them: its roles, and what its administrator may do with it."""

from uuid import UUID

from django.conf import settings
from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.foundation.policy import Role
from amparo.interfaces.staff.accounts.words import AREA_NAMES, held_words
from amparo.interfaces.staff.screens import StaffRequest, screen
from amparo.interfaces.ui.components import day, moment
from amparo.interfaces.ui.parts import Cell, Column, Link, Row, Table, Tag
from amparo.trust.staffing import queries
from amparo.trust.staffing.provider.told import configured
from amparo.trust.staffing.queries import Account, AccountPage


@screen(Role.ADMINISTRATOR)
def account_list(request: StaffRequest) -> HttpResponseBase:
    """Show every account of the agency."""
    found = queries.accounts(request.access)
    columns = (Column(_("Name")), Column(_("User name")), Column(_("Roles")), Column(_("State")))
    rows = tuple(
        (
            Cell(each.name, reverse("staff_account", args=[each.id]), isolate=True),
            Cell(each.username, isolate=True),
            Cell(_(", ").join(held_words(held) for held in each.roles) or _("None")),
            Cell(tag=_state(each)),
        )
        for each in found
    )
    page = {"title": _("Accounts"), "table": Table(_("Accounts of your agency"), columns, rows)}
    return render(request, "staff/accounts/list.html", page)


@screen(Role.ADMINISTRATOR)
def account(request: StaffRequest, account: UUID) -> HttpResponseBase:
    """Show one account of the agency."""
    found = queries.account(request.access, account)
    page = {
        "title": found.account.name,
        "account_page": found,
        "rows": _rows(found),
        "held": [(held, held_words(held)) for held in found.account.roles],
        "links": [] if found.is_own else [*_links(found.account), *_provider_links(found)],
    }
    return render(request, "staff/accounts/account.html", page)


def _rows(found: AccountPage) -> list[Row]:
    each = found.account
    areas = _(", ").join(str(AREA_NAMES[area]) for area in found.areas if area in AREA_NAMES)
    rows = [
        Row(_("User name"), each.username, isolate=True),
        Row(_("State"), _state(each).text),
        Row(_("Language"), dict(settings.LANGUAGES).get(each.language, each.language)),
        Row(_("Qualified in"), areas or "–"),
        Row(_("Second factor"), _("Set up") if found.has_factor else _("Not yet")),
        Row(_("Account since"), day(each.joined_at)),
    ]
    if found.code_until:
        rows.append(Row(_("A code waits until"), moment(found.code_until)))
    provider = configured()
    if provider:
        rows.append(Row(provider.name, _linked(found), isolate=True))
    return rows


def _linked(found: AccountPage) -> str:
    if found.link is None:
        return _("Not linked")
    if found.link.linked_at:
        return _("Linked since %(day)s") % {"day": day(found.link.linked_at)}
    return _("Offered until %(day)s") % {"day": day(found.link.offered_until)}


def _state(each: Account) -> Tag:
    if not each.is_open:
        return Tag(_("Closed"), "grey")
    return Tag(_("Open"), "green") if each.entered else Tag(_("Not yet entered"), "yellow")


def _links(each: Account) -> list[Link]:
    if not each.is_open:
        return [Link(_("Reopen the account"), reverse("staff_account_reopen", args=[each.id]))]
    return [
        Link(_("Give a role"), reverse("staff_role_give", args=[each.id])),
        Link(_("Qualifications"), reverse("staff_areas", args=[each.id])),
        Link(_("Give a new code"), reverse("staff_code_new", args=[each.id])),
        Link(_("Close the account"), reverse("staff_account_close", args=[each.id])),
    ]


def _provider_links(found: AccountPage) -> list[Link]:
    """Return what an administrator may do about the identity provider, where there is one."""
    if configured() is None or not found.account.is_open:
        return []
    address = "provider_unlink" if found.link else "provider_offer"
    text = _("End the link to the identity provider") if found.link else _("Offer a link to the identity provider")
    return [Link(text, reverse(address, args=[found.account.id]))]
