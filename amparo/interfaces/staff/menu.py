"""The menu of each role: only what is built and what the role may open."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.foundation.policy import Role
from amparo.interfaces.staff.screens import CASE_STAFF
from amparo.interfaces.ui.parts import Link

WATCHING = (Role.ADMINISTRATOR, Role.PROTECTION_DATA_OFFICER)
FINDING = (Role.CASE_WORKER, Role.SUPERVISOR, Role.INFORMATION_OFFICER, Role.SERVICE_PROVIDER)
"""Roles that look for services."""
KEEPING = (*CASE_STAFF, Role.INFORMATION_OFFICER)
"""Roles that work with what surrounds people: communities, sites, places, partners."""
READS_REPORTS = (Role.FOCAL_POINT, Role.SUPERVISOR)
"""Roles to whom feedback and complaints are sealed."""
HANDLES_RIGHTS = (Role.CASE_WORKER, Role.SUPERVISOR, Role.PROTECTION_DATA_OFFICER)
"""Roles that answer what people ask about their own data."""
ENTRIES = (
    (CASE_STAFF, "search", gettext_lazy("Search")),
    (CASE_STAFF, "register", gettext_lazy("Register a person")),
    (CASE_STAFF, "case_list", gettext_lazy("Cases")),
    (CASE_STAFF, "referrals", gettext_lazy("Referrals")),
    (CASE_STAFF, "asked", gettext_lazy("Self-referrals")),
    ((Role.SERVICE_PROVIDER,), "received", gettext_lazy("Referrals to you")),
    ((*CASE_STAFF, Role.SERVICE_PROVIDER), "conferences", gettext_lazy("Conferences")),
    (FINDING, "directory", gettext_lazy("Services")),
    (CASE_STAFF, "supervision", gettext_lazy("Supervision")),
    (KEEPING, "around", gettext_lazy("Around people")),
    (KEEPING, "dashboard", gettext_lazy("Figures")),
    ((Role.SUPERVISOR, Role.INFORMATION_OFFICER), "gaps", gettext_lazy("Service gaps")),
    (READS_REPORTS, "reports", gettext_lazy("Feedback and complaints")),
    ((Role.CONTENT_EDITOR,), "public_pages", gettext_lazy("Public pages")),
    ((Role.ADMINISTRATOR,), "staff_accounts", gettext_lazy("Accounts")),
    ((Role.ADMINISTRATOR,), "staff_teams", gettext_lazy("Teams")),
    (HANDLES_RIGHTS, "rights", gettext_lazy("Data rights")),
    ((Role.PROTECTION_DATA_OFFICER,), "honey", gettext_lazy("Planted records")),
    (tuple(Role), "practice", gettext_lazy("Forms and rules")),
    (WATCHING, "sign_ins", gettext_lazy("Sign-ins")),
    (tuple(Role), "wellbeing", gettext_lazy("How I am")),
)
"""What roles open besides what everybody does, in the order of the menu."""
AROUND = (
    (CASE_STAFF, "communities", gettext_lazy("Communities"), gettext_lazy(
        "Groups, what they are strong in, what they said and decided; campaigns, rumours, volunteers.")),
    ((Role.INFORMATION_OFFICER,), "community_figures", gettext_lazy("Taking part"), gettext_lazy(
        "How many took part in what, without anybody's words.")),
    (KEEPING, "rated_places", gettext_lazy("Surroundings"), gettext_lazy(
        "What endangers and what protects everybody in a place, said once and read with each person's own.")),
    (KEEPING, "watched", gettext_lazy("Places that are watched"), gettext_lazy(
        "What endangers people there: seen, told by key informants, counted on the way; alerts and routes.")),
    (KEEPING, "sites", gettext_lazy("Protection in all work"), gettext_lazy(
        "Checklists of sites and projects, and what is done about what is missing.")),
    (KEEPING, "partners", gettext_lazy("Partners"), gettext_lazy(
        "Agreements, requests of States, commitments and laws, advocacy, capacity, training.")),
    ((Role.INFORMATION_OFFICER,), "audit_lessons", gettext_lazy("What audits of the agency teach"), gettext_lazy(
        "How the agency’s files stand, section by section, as protected numbers.")),
    ((Role.SUPERVISOR, Role.INFORMATION_OFFICER), "leadership", gettext_lazy("Leadership and results"), gettext_lazy(
        "Five results with direction, evidence and what is missing, and what was decided because of it.")),
    ((Role.SUPERVISOR, Role.INFORMATION_OFFICER), "analyses", gettext_lazy("Protection analysis"), gettext_lazy(
        "Risks in an area and how severe they are, as named analysts conclude with evidence; the update on paper.")),
    (KEEPING, "directory_coverage", gettext_lazy("Who does what where"), gettext_lazy(
        "Kinds of help by place, and those that nobody offers.")),
)  # fmt: skip
"""What is on the page of what surrounds people, with a sentence each."""
FIGURES = ("figures", "figure", "dashboard_file", "dashboard_cases")
"""Pages that belong to the entry of the dashboard."""
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
        "You work with counts, never with records of a person. You see figures of the work, in which small numbers are "
        "protected, where services are missing, and how people found them."
    ),
    Role.SERVICE_PROVIDER: gettext_lazy(
        "You see what a person agreed to share with your service, once a referral to you arrives, and nobody else of your "
        "organisation sees it."
    ),
    Role.ADMINISTRATOR: gettext_lazy("You look after accounts, teams and settings, and open no record of a person."),
    Role.FOCAL_POINT: gettext_lazy(
        "You read what people report about our own work, sensitive reports too, and see to it that they are answered. You "
        "open no record of a person. Nobody who is complained of can open a report about them."
    ),
    Role.CONTENT_EDITOR: gettext_lazy(
        "You write the pages that everybody may read without signing in, look after forms, rules and deadlines, and open no "
        "record of a person."
    ),
    Role.PROTECTION_DATA_OFFICER: gettext_lazy(
        "You watch over data rights and the log. Of a record you read what its owner releases for a request. You are told "
        "when somebody uses emergency access or opens a planted record, and when searches are paused."
    ),
}
OTHERWISE = gettext_lazy("Your role opens no record of a person here. There is nothing waiting for you.")


def role_name(role: Role) -> str:
    """Return the role's name in the reader's language."""
    return str(ROLE_NAMES[role])


def links(role: Role, here: str, *, unread: int, several: bool = False) -> list[Link]:
    """Return the menu of a role; `here` is the name of the route that is shown, `several` whether roles can be changed."""
    entries = [("today", _("Today")), *_of(role), ("notices", _("Notices")), ("mfa_index", _("Your sign-in"))]
    if several:
        entries.append(("role", _("Change role")))
    counts = {"notices": unread or None}
    if here in {name for _roles, name, _text, _about in AROUND}:
        here = "around"
    here = "dashboard" if here in FIGURES else here
    return [Link(text, reverse(name), current=name == here, count=counts.get(name)) for name, text in entries]


def around(role: Role) -> list[tuple[Link, str]]:
    """Return what a role opens of what surrounds people, each with what it is."""
    return [(Link(str(text), reverse(name)), str(about)) for roles, name, text, about in AROUND if role in roles]


def _of(role: Role) -> list[tuple[str, str]]:
    """Return what a role opens besides what everybody does."""
    return [(name, str(text)) for roles, name, text in ENTRIES if role in roles]


def opens(role: Role) -> str:
    """Return in plain words what a role without case work sees here."""
    return str(PLAIN.get(role, OTHERWISE))
