"""The forms for entries of a case file: what each kind asks, in the words of the practice lists."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.casework.cases import queries as cases
from amparo.foundation import clock
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.cases.entries.fields import choice, day, line, text
from amparo.interfaces.staff.cases.entries.words import DAYS
from amparo.interfaces.staff.entering import Entering


class EntryForm(Entering):
    """What all entries share: the choices come from practice lists, the day is not ahead."""

    lists: dict[str, str] = {}
    sorted_lists: frozenset[str] = frozenset()

    def __init__(self, *args: Any, kept: dict[str, str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, listed in self.lists.items():
            offered = labels.choices(listed, empty=_("Not answered"), keep=[(kept or {}).get(name, "")])
            if name in self.sorted_lists:
                offered = [offered[0], *labels.by_name(offered[1:])]
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                radios = isinstance(field.widget, forms.RadioSelect)
                field.choices = offered[1:] if field.required and radios else offered

    def content(self) -> dict[str, Any]:
        """Return the fields to keep; days as ISO dates."""
        own = {
            name: value for name, value in self.cleaned_data.items() if name not in {"key", "on", "due_on", "assignee"}
        }
        return {name: value.isoformat() if isinstance(value, date) else value for name, value in own.items()}


class NoteForm(EntryForm):
    """A note."""

    on = day(gettext_lazy("Date"), required=True)
    text = text(gettext_lazy("Note"), required=True, help_text=gettext_lazy("Facts apart from opinion."), rows=8)


class TaskForm(EntryForm):
    """A task with a date and the one who does it."""

    lists = {"kind": "task_kind"}
    text = line(gettext_lazy("What is to be done"), required=True)
    kind = choice(gettext_lazy("Kind"))
    due_on = day(gettext_lazy("By when"), required=True)
    time = forms.RegexField(
        r"^([01]?\d|2[0-3]):[0-5]\d$",
        label=gettext_lazy("Time of the appointment"),
        required=False,
        help_text=gettext_lazy(
            "For an appointment with the person, such as 14:30. Whoever has access to their own file sees day and time there."
        ),
        error_messages={"invalid": gettext_lazy("Write the time as hours and minutes, such as 14:30.")},
        widget=forms.TextInput({"dir": "ltr", "autocomplete": "off"}),
    )
    assignee = forms.ChoiceField(label=gettext_lazy("Who does it"))

    def __init__(self, *args: Any, people: list[tuple[UUID, str]] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["assignee"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(str(key), name) for key, name in people or []]


class IncidentForm(EntryForm):
    """Something harmful that happened; broad kinds only, detail belongs to trained services."""

    lists = {"kind": "incident_kind", "stage": "journey_stage", "country": "countries", "reported": "yes_no_unknown"}
    sorted_lists = frozenset({"country"})
    kind = choice(gettext_lazy("What kind of incident"), required=True)
    on = day(
        gettext_lazy("Date"), required=True, help_text=gettext_lazy("The day it happened, or today when not known.")
    )
    when_known = line(gettext_lazy("When, as far as known"), help_text=gettext_lazy("For example: last winter."))
    stage = choice(gettext_lazy("Stage of the journey"), radios=True)
    place = line(gettext_lazy("Place"))
    country = choice(gettext_lazy("Country"))
    what_happened = text(
        gettext_lazy("What happened"),
        help_text=gettext_lazy("Only what the work needs. No detail of violence, no names of others."),
    )
    reported = choice(gettext_lazy("Was it reported to an authority?"), radios=True)


class JourneyForm(EntryForm):
    """A part of the journey: a place where the person stayed or passed."""

    lists = {"stage": "journey_stage", "country": "countries", "transport": "transport"}
    sorted_lists = frozenset({"country"})
    place = line(gettext_lazy("Place"), required=True)
    country = choice(gettext_lazy("Country"))
    stage = choice(gettext_lazy("Stage of the journey"), radios=True)
    arrived_on = day(
        gettext_lazy("Arrived on"), help_text=gettext_lazy("A best guess is enough. Leave empty if not known.")
    )
    left_on = day(gettext_lazy("Left"))
    transport = choice(gettext_lazy("How the person came here"))
    with_whom = line(gettext_lazy("With whom"), help_text=gettext_lazy("No names: brother, other families, smugglers."))
    what_happened = text(gettext_lazy("What happened there"))

    def clean(self) -> dict[str, Any]:
        """Refuse leaving before arriving."""
        clean: dict[str, Any] = super().clean() or self.cleaned_data
        arrived, left = clean.get("arrived_on"), clean.get("left_on")
        if arrived and left and left < arrived:
            self.add_error("left_on", _("The person cannot leave before they arrive."))
        return clean


FORMS: dict[str, type[EntryForm]] = {
    "note": NoteForm,
    "task": TaskForm,
    "incident": IncidentForm,
    "journey": JourneyForm,
}


def beginning(kind: str) -> dict[str, Any]:
    """Return what a new entry starts with."""
    today = clock.today()
    return {"due_on": today + timedelta(days=7)} if kind == "task" else {"on": today}


def form_for(kind: str, *args: Any, people: list[tuple[UUID, str]], **kwargs: Any) -> EntryForm:
    """Return the form of a kind of entry."""
    more: dict[str, Any] = {"people": people} if kind == "task" else {}
    return FORMS[kind](*args, **more, **kwargs)


def as_initial(entry: cases.EntryView) -> dict[str, Any]:
    """Return an entry's fields as a form shows them."""
    return {
        name: date.fromisoformat(value) if name in DAYS and value else value for name, value in entry.fields.items()
    }
