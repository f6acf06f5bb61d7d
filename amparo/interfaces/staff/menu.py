"""The menu of each role: only what is built and what the role may open."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.casework.notices import queries as notices
from amparo.foundation.policy import Role
from amparo.interfaces.ui.parts import Link
from amparo.trust.disclosure.access import Access

FINDING = (Role.CASE_WORKER, Role.SUPERVISOR, Role.INFORMATION_OFFICER, Role.SERVICE_PROVIDER)
"""Roles that look for services."""
READS_REPORTS = (Role.FOCAL_POINT, Role.SUPERVISOR)
"""Roles to whom feedback and complaints are sealed."""
HANDLES_RIGHTS = (Role.CASE_WORKER, Role.SUPERVISOR, Role.PROTECTION_DATA_OFFICER)
"""Roles that answer what people ask about their own data."""
ROLE_NAMES = {
    Role.CASE_WORKER: gettext_lazy("Case worker"),
    Role.SUPERVISOR: gettext_lazy("Supervisor"),
    Role.INFORMATION_OFFICER: gettext_lazy("Information officer"),
    Role.SERVICE_PROVIDER: gettext_lazy("Service provider"),
    Role.ADMINISTRATOR: gettext_lazy("Administrator"),
    Role.FOCAL_POINT: gettext_lazy("Focal point for sensitive reports"),
    Role.PROTECTION_DATA_OFFICER: gettext_lazy("Protection-data officer"),
    Role.CONTENT_EDITOR: gettext_lazy("Content editor"),
    Role.PERSON: gettext_lazy("The person"),
}

PLAIN = {
    Role.INFORMATION_OFFICER: gettext_lazy(
        "You work with counts, never with records of a person. You see where services are missing and how people found "
        "them, and further figures as soon as they are published to you."
    ),
    Role.SERVICE_PROVIDER: gettext_lazy(
        "You see what a person agreed to share with your service, once a referral to you arrives, and nobody else of your "
        "organisation sees it."
    ),
    Role.ADMINISTRATOR: gettext_lazy(
        "You look after accounts, teams and settings, and open no record of a person. Nothing is waiting for you here."
    ),
    Role.FOCAL_POINT: gettext_lazy(
        "You read what people report about our own work, sensitive reports too, and see to it that they are answered. You "
        "open no record of a person. Nobody who is complained of can open a report about them."
    ),
    Role.PROTECTION_DATA_OFFICER: gettext_lazy(
        "You watch over data rights and the log. Of a record you read what its owner releases for a request. You are told "
        "when somebody uses emergency access, and when searches are paused."
    ),
}
OTHERWISE = gettext_lazy("Your role opens no record of a person here. There is nothing waiting for you.")


def role_name(role: Role) -> str:
    """Return the role's name in the reader's language."""
    return str(ROLE_NAMES[role])


def links(access: Access, here: str, *, several: bool = False) -> list[Link]:
    """Return the menu of `access`; `here` is the name of the route that is shown, `several` whether roles can be changed."""
    entries = [("today", _("Today")), *_work(access.role), *_house(access.role), ("notices", _("Notices"))]
    entries.append(("mfa_index", _("Your sign-in")))
    if several:
        entries.append(("role", _("Change role")))
    counts = {"notices": notices.unread(access) or None}
    return [Link(text, reverse(name), current=name == here, count=counts.get(name)) for name, text in entries]


def _work(role: Role) -> Iterator[tuple[str, str]]:
    """Yield the entries about people, cases and services."""
    if role in (Role.CASE_WORKER, Role.SUPERVISOR):
        yield from (("search", _("Search")), ("register", _("Register a person")), ("case_list", _("Cases")))
        yield "referrals", _("Referrals")
    if role is Role.SERVICE_PROVIDER:
        yield "received", _("Referrals to you")
    if role in FINDING:
        yield "directory", _("Services")
    if role in (Role.SUPERVISOR, Role.INFORMATION_OFFICER):
        yield "gaps", _("Service gaps")
    if role in READS_REPORTS:
        yield "reports", _("Feedback and complaints")


def _house(role: Role) -> Iterator[tuple[str, str]]:
    """Yield the entries about accounts, data rights and the log."""
    if role is Role.ADMINISTRATOR:
        yield from (("staff_accounts", _("Accounts")), ("staff_teams", _("Teams")))
    if role in HANDLES_RIGHTS:
        yield "rights", _("Data rights")
    if role is Role.PROTECTION_DATA_OFFICER:
        yield "honey", _("Planted records")
    if role in (Role.ADMINISTRATOR, Role.PROTECTION_DATA_OFFICER):
        yield "sign_ins", _("Sign-ins")


def opens(role: Role) -> str:
    """Return in plain words what a role without case work sees here."""
    return str(PLAIN.get(role, OTHERWISE))
