"""What is entered when a file of cases is brought in: the file, who sent it, the team; and what becomes of each row."""

import base64
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.casework.cases.brought_in.looking import Look
from amparo.casework.people.queries import PersonView
from amparo.interfaces.staff.cases.brought_in import words
from amparo.interfaces.staff.people.found import facts
from amparo.interfaces.ui import languages
from amparo.interfaces.ui.widgets import File, FileChoice
from amparo.trust.accounts import queries as accounts
from amparo.trust.disclosure.access import Access

NEW, LEAVE = "new", "leave"


class Bringing(forms.Form):
    """A file and where it comes from."""

    use_required_attribute = False
    file = File(
        label=gettext_lazy("File with cases"),
        help_text=gettext_lazy(
            "IOM's template or another workbook (.xlsx), a table (CSV), or the answers to IOM's survey as one of these: at most "
            "2 MB and 100 cases. Nothing is kept before you have decided row by row."
        ),
        widget=FileChoice(accept=".xlsx,.csv"),
    )
    source = forms.CharField(
        label=gettext_lazy("Who sent it"),
        help_text=gettext_lazy("The organisation. It is kept with each case, and only colleagues of the area see it."),
        max_length=200,
        widget=forms.TextInput({"dir": "auto", "autocomplete": "off"}),
    )
    team = forms.ChoiceField(label=gettext_lazy("Team that will be responsible"))

    def __init__(self, access: Access, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer_teams(self, access)


def _offer_teams(form: forms.Form, access: Access) -> None:
    teams = sorted((str(key), name) for key, name in accounts.team_names(list(access.actor.teams)).items())
    if len(teams) == 1:
        form.fields["team"].widget = forms.HiddenInput()
        form.initial["team"] = teams[0][0]
    form.fields["team"].choices = teams  # type: ignore[attr-defined]


class Packed(forms.Field):
    """The bytes of a file that stands in the page alone, until it is decided on: the server keeps nothing of it."""

    widget = forms.HiddenInput

    def prepare_value(self, value: Any) -> Any:
        """Return bytes as text; what was sent stays as it came."""
        return base64.b64encode(value).decode() if isinstance(value, bytes) else value

    def to_python(self, value: Any) -> bytes:
        """Return the bytes; anything else is no file, which reading then says."""
        try:
            return base64.b64decode(value or "", validate=True)
        except ValueError:
            return b""


class Deciding(forms.Form):
    """The file again, and a decision for each of its rows; a row on which nobody decides is left where it is."""

    use_required_attribute = False
    packed = Packed()
    source = forms.CharField(max_length=200, widget=forms.HiddenInput)
    team = forms.ChoiceField(widget=forms.HiddenInput)

    def __init__(self, access: Access, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer_teams(self, access)
        self.fields["team"].widget = forms.HiddenInput()

    def ask(self, found: list[Look]) -> None:
        """Ask what becomes of each row that was not taken in before."""
        for look in found:
            if look.case is None:
                self.fields[f"row_{look.line.number}"] = _code(look) if look.line.nameless else _decision(look)

    def said(self, number: int) -> str:
        """Return what was chosen for a row, or the code of a person that was written there."""
        return str(self.data.get(f"row_{number}", "")).strip()


def _decision(look: Look) -> forms.ChoiceField:
    known = [(str(one.person.id), _("This person: %(who)s") % {"who": _who(one.person)}) for one in look.alike.people]
    return forms.ChoiceField(
        label=words.line(look.line),
        choices=[(NEW, _("A new person and a new case")), *known, (LEAVE, _("Leave it out"))],
        initial=NEW if look.is_new else None,
        widget=forms.RadioSelect(attrs={"class": "am-small"}),
    )


def _who(person: PersonView) -> str:
    return " · ".join(map(languages.alone, [person.name, *facts(person)]))


def _code(look: Look) -> forms.CharField:
    return forms.CharField(
        label=_("%(row)s: code of the person whose case it is") % {"row": words.line(look.line)},
        help_text=_("It tells no name, and nobody is registered without any. Leave it empty to leave the row out."),
        max_length=20,
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false", "dir": "ltr"}),
    )


def chosen(choice: str) -> UUID | None:
    """Return the person that was chosen for a row; None for a new one."""
    return None if choice == NEW else UUID(choice)
