"""The forms of reports; what a step needs is decided by the room of feedback."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.casework.feedback.kinds import UNSORTED
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.entering import Entering


def said(
    label: Any, help_text: Any = "", *, required: bool = True, rows: int = 4, most: int = 10_000
) -> forms.CharField:
    """Return a field for words."""
    widget = forms.Textarea({"rows": rows, "dir": "auto", "autocomplete": "off"})
    return forms.CharField(label=label, help_text=help_text, max_length=most, required=required, widget=widget)


class AnswerForm(Entering):
    """What the person is told."""

    done = said(
        gettext_lazy("What was done"),
        gettext_lazy("In the person's language, in plain words. Somebody else may find the receipt: name nobody."),
    )
    not_possible = said(gettext_lazy("What was not possible"), required=False, rows=2)
    why = said(gettext_lazy("Why not"), required=False, rows=2)
    final = forms.ChoiceField(
        label=gettext_lazy("What is it?"),
        choices=[
            ("yes", gettext_lazy("The answer")),
            ("no", gettext_lazy("A word on the way: the answer follows, and its clock runs on")),
        ],
        widget=forms.RadioSelect,
    )


class NoteForm(Entering):
    """A note for the readers."""

    text = said(gettext_lazy("Note"), gettext_lazy("The readers of the report see it, the person does not."))


class SortForm(Entering):
    """What kind of report it is, and what it is about."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind"))
    category = forms.ChoiceField(
        label=gettext_lazy("What it is about"),
        help_text=gettext_lazy(
            "What is sensitive is sealed to focal points alone from then on, and does not come back."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("kind", "category"):
            offered = labels.choices(f"feedback_{name}", empty=_("Choose"))
            self.fields[name].choices = [each for each in offered if each[0] != UNSORTED]  # type: ignore[attr-defined]


class ReasonForm(Entering):
    """Why a report is set aside."""

    reason = said(gettext_lazy("Why it needs no answer"), rows=2, most=2000)


class DoubleForm(Entering):
    """Which other report says the same."""

    code = forms.CharField(
        label=gettext_lazy("Code of the other report"),
        max_length=20,
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false", "dir": "ltr"}),
    )


class ToForm(Entering):
    """Somebody, or some agency, of a list."""

    to = forms.ChoiceField(widget=forms.RadioSelect)

    def __init__(self, label: str, offered: Mapping[UUID, str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].label = label
        self.fields["to"].choices = [(str(key), name) for key, name in offered.items()]  # type: ignore[attr-defined]


class ComplainedForm(Entering):
    """Whom a report complains of: people and whole teams."""

    users = forms.MultipleChoiceField(label=gettext_lazy("People"), required=False, widget=forms.CheckboxSelectMultiple)
    teams = forms.MultipleChoiceField(
        label=gettext_lazy("Somebody at these teams"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, people: Mapping[UUID, str], teams: Mapping[UUID, str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, offered in (("users", people), ("teams", teams)):
            choices = [(str(key), text) for key, text in offered.items()]
            self.fields[name].choices = choices  # type: ignore[attr-defined]


class PublishForm(Entering):
    """What people said and what was done, about nobody in particular."""

    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=settings.LANGUAGES)
    words = said(
        gettext_lazy("You said"),
        gettext_lazy("What several people said, in a sentence. Nothing by which anybody could be recognised."),
        rows=2,
        most=300,
    )
    done = said(gettext_lazy("We did"), rows=3, most=600)
    why = said(gettext_lazy("What was not possible, and why"), required=False, rows=2, most=600)
