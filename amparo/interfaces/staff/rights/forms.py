"""The forms of data rights; what a request must say is decided by the room of data rights."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.interfaces.staff import labels
from amparo.interfaces.staff.entering import Entering
from amparo.interfaces.staff.rights import words


def said(label: Any, help_text: Any = "", *, required: bool = True, rows: int = 3) -> forms.CharField:
    """Return a field for words."""
    widget = forms.Textarea({"rows": rows, "dir": "auto", "autocomplete": "off"})
    return forms.CharField(label=label, help_text=help_text, max_length=2000, required=required, widget=widget)


def line(label: Any, help_text: Any = "", *, required: bool = False) -> forms.CharField:
    """Return a field for a few words."""
    widget = forms.TextInput({"dir": "auto", "autocomplete": "off"})
    return forms.CharField(label=label, help_text=help_text, max_length=200, required=required, widget=widget)


class Coded(Entering):
    """A form whose choices come from lists of practice, each empty at first."""

    coded: dict[str, str] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, listed in self.coded.items():
            field = self.fields[name]
            blank = None if isinstance(field, forms.MultipleChoiceField) else _("Choose")
            field.choices = labels.choices(listed, empty=blank)  # type: ignore[attr-defined]


class AskForm(Coded):
    """What is asked, by whom, in whose words, and how the answer can be given safely."""

    coded = {"kind": "rights_kind", "asker": "rights_asker", "purposes": "consent_purpose"}
    kind = forms.ChoiceField(label=gettext_lazy("What is asked"))
    asker = forms.ChoiceField(label=gettext_lazy("Who asks"))
    asker_name = line(gettext_lazy("Name of who asks, when it is not the person"))
    words = said(gettext_lazy("What they ask, in their own words"))
    purposes = forms.MultipleChoiceField(
        label=gettext_lazy("Only for an objection: against which use"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    reach = line(gettext_lazy("A safe way, time and place to answer"))

    def fields_said(self) -> dict[str, Any]:
        """Return what the request says, by the names of the room of data rights."""
        names = ("asker", "asker_name", "words", "purposes", "reach")
        return {name: self.cleaned_data[name] for name in names if self.cleaned_data[name]}


class RecogniseForm(Coded):
    """How the one who asks was recognised."""

    coded = {"check": "identity_check"}
    check = forms.ChoiceField(
        label=gettext_lazy("How do you know who is asking?"),
        help_text=gettext_lazy(
            "No document is needed, and none is copied. Ask for nothing that is dangerous to carry."
        ),
    )
    note = line(gettext_lazy("Note"))


class DecideForm(Entering):
    """A decision, with a reason that the person would understand."""

    outcome = forms.ChoiceField(label=gettext_lazy("Decision"), widget=forms.RadioSelect)
    reason = said(gettext_lazy("Reason, in words the person would understand"))
    statement = said(
        gettext_lazy("When a correction is refused: what the person says, kept beside the record"), required=False
    )
    told_plan = said(
        gettext_lazy("How the person learns that it was done, and gets the certificate if they want it"),
        gettext_lazy("Agree on it now: afterwards nobody can look up how to reach them."),
        required=False,
    )

    def __init__(self, *args: Any, kind: str, outcomes: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outcome"].choices = [(each, words.OUTCOMES[each]) for each in outcomes]  # type: ignore[attr-defined]
        for name, needed_by in (("statement", "correction"), ("told_plan", "erasure")):
            if kind != needed_by:
                del self.fields[name]


class SecondForm(Entering):
    """The second person's answer."""

    answer = forms.ChoiceField(
        label=gettext_lazy("Your decision as the second person"),
        choices=[("yes", gettext_lazy("I agree; it is done at once")), ("no", gettext_lazy("I send it back"))],
        widget=forms.RadioSelect,
    )
    note = said(gettext_lazy("Note for your colleague"), gettext_lazy("Needed when you send it back."), required=False)


class TellForm(Coded):
    """How the person was told, and what they can do against the decision."""

    coded = {"how": "contact_channel"}
    how = forms.ChoiceField(label=gettext_lazy("How the person was told"))
    remedy = said(
        gettext_lazy("What you told them about complaining: to whom, how, and that nothing bad follows from it")
    )
    note = line(gettext_lazy("Note"))


class WordsForm(Entering):
    """Some words, whose meaning the page says."""

    words = said("")

    def __init__(self, *args: Any, label: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label = label
