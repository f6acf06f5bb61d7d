"""Words and choices of the administrator's screens: roles, teams, specialised areas, how somebody was recognised."""

from django import forms
from django.utils.translation import gettext_lazy

from amparo.foundation.policy import Compartment
from amparo.interfaces.staff import menu
from amparo.interfaces.ui.languages import alone
from amparo.trust.staffing.actions import ROLES, Recognised
from amparo.trust.staffing.queries import Held, TeamLine

AREA_NAMES = {
    Compartment.CT.value: gettext_lazy("Trafficking in persons"),
    Compartment.CP.value: gettext_lazy("Child protection"),
    Compartment.GBV.value: gettext_lazy("Gender-based violence"),
    Compartment.RR.value: gettext_lazy("Return and reintegration"),
}

RECOGNISED = {
    Recognised.KNOWN: gettext_lazy("They stand before me, and I know them"),
    Recognised.DOCUMENT: gettext_lazy("They stand before me and showed a document with their picture"),
    Recognised.VOUCHED: gettext_lazy("A colleague who knows them stands beside them and says so"),
    Recognised.CALLED: gettext_lazy("I called them at a number that we had before"),
}


class RecognisedField(forms.ChoiceField):
    """How an administrator made sure that a code goes to its owner; asked alike before the first code and after a loss."""

    def __init__(self) -> None:
        super().__init__(
            label=gettext_lazy("How do you know that it is this person?"),
            help_text=gettext_lazy("The log keeps your answer."),
            choices=[(each.value, words) for each, words in RECOGNISED.items()],
            widget=forms.RadioSelect,
        )

    def clean(self, value: str) -> Recognised:
        """Return the answer as the actions take it."""
        return Recognised(super().clean(value))


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
