"""Words and choices of the administrator's screens: roles, teams, specialised areas."""

from django.utils.translation import gettext_lazy

from amparo.foundation.policy import Compartment
from amparo.interfaces.staff import menu
from amparo.interfaces.ui.languages import alone
from amparo.trust.staffing.actions import ROLES
from amparo.trust.staffing.queries import Held, TeamLine

AREA_NAMES = {
    Compartment.CT.value: gettext_lazy("Trafficking in persons"),
    Compartment.CP.value: gettext_lazy("Child protection"),
    Compartment.GBV.value: gettext_lazy("Gender-based violence"),
    Compartment.RR.value: gettext_lazy("Return and reintegration"),
}


def role_choices() -> list[tuple[str, str]]:
    """Return the roles that an administrator may give, in the reader's language."""
    return [(role.value, menu.role_name(role)) for role in ROLES]


def area_choices() -> list[tuple[str, str]]:
    """Return the specialised areas."""
    return [(code, str(name)) for code, name in AREA_NAMES.items()]


def team_choices(teams: list[TeamLine]) -> list[tuple[str, str]]:
    """Return the teams of the agency, and none."""
    return [("", "–"), *((str(team.id), team.name) for team in teams)]


def held_words(held: Held) -> str:
    """Return a role with its team: Case worker (North)."""
    name = menu.role_name(held.role)
    return f"{name} ({alone(held.team)})" if held.team else name
