"""A new account: who it is for and what its owner may do; the passphrase is its owner's affair."""

from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.foundation import ids
from amparo.foundation.policy import Role
from amparo.interfaces.staff.accounts import codes
from amparo.interfaces.staff.accounts.words import RecognisedField, area_choices, role_choices, team_choices
from amparo.interfaces.staff.entering import refusals
from amparo.interfaces.staff.screens import StaffRequest, form_page, screen
from amparo.trust.staffing import actions, queries
from amparo.trust.staffing.queries import TeamLine


class NewAccount(forms.Form):
    """Name, user name, language, the first role with its team, and specialised areas."""

    use_required_attribute = False
    display_name = forms.CharField(
        label=gettext_lazy("Name"),
        help_text=gettext_lazy("As colleagues see it."),
        max_length=120,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )
    username = forms.CharField(
        label=gettext_lazy("User name"),
        help_text=gettext_lazy("For signing in: small letters, digits, full stops, hyphens or underscores."),
        max_length=60,
        widget=forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false", "autocomplete": "off"}),
    )
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=settings.LANGUAGES)
    role = forms.ChoiceField(label=gettext_lazy("Role"), widget=forms.RadioSelect)
    team = forms.ChoiceField(
        label=gettext_lazy("Team"),
        help_text=gettext_lazy("For case workers and supervisors."),
        required=False,
    )
    areas = forms.MultipleChoiceField(
        label=gettext_lazy("Qualified in"),
        help_text=gettext_lazy("Only whoever is qualified opens the separate notes of a specialised area."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    recognised = RecognisedField()

    def __init__(self, teams: list[TeamLine], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, role=role_choices(), team=team_choices(teams), areas=area_choices())

    def told(self) -> actions.NewAccount:
        """Return what was said, for the action."""
        said = self.cleaned_data
        return actions.NewAccount(
            said["username"],
            said["display_name"],
            said["language"],
            Role(said["role"]),
            ids.parse(said["team"]),
            said["recognised"],
            said["areas"],
        )


def _offer(form: forms.Form, **choices: list[tuple[str, str]]) -> None:
    for name, offered in choices.items():
        field = form.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = offered


@screen(Role.ADMINISTRATOR, methods=("GET", "POST"), fresh=True)
def account_new(request: StaffRequest) -> HttpResponseBase:
    """Make an account and show its code, once."""
    form = NewAccount(queries.teams(request.access), request.POST if request.method == "POST" else None)
    if form.is_valid():
        with refusals(form):
            account, code = actions.create_account(by=request.access, told=form.told())
            return codes.show(request, account, code, form.cleaned_data["display_name"])
    return form_page(request, _("New account"), form, reverse("staff_accounts"))
