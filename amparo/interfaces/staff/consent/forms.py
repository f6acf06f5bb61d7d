"""The forms of consent; what a consent must say is decided by the room of consent."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.interfaces.staff import labels
from amparo.interfaces.staff.entering import Entering
from amparo.interfaces.ui.widgets import DateParts

CODED = {
    "purpose": "consent_purpose",
    "recipient_kind": "consent_recipient",
    "data_groups": "data_group",
    "how_explained": "how_explained",
    "given_by": "consent_given_by",
    "language": "languages",
    "interpreter": "interpreter_kind",
}


def words(label: Any, help_text: Any = "", *, long: bool = False, required: bool = False) -> forms.CharField:
    """Return a field for words, which may stay empty unless `required`."""
    attrs = {"dir": "auto", "autocomplete": "off"}
    widget = forms.Textarea({**attrs, "rows": 3}) if long else forms.TextInput(attrs)
    return forms.CharField(label=label, required=required, max_length=1000, widget=widget, help_text=help_text)


class Use(Entering):
    """What may be done with which information, towards whom."""

    purpose = forms.ChoiceField(label=gettext_lazy("What for"))
    recipient_kind = forms.ChoiceField(label=gettext_lazy("Towards whom"))
    recipient = words(
        gettext_lazy("Name of the recipient"), gettext_lazy("With a name, it holds for this recipient only.")
    )
    data_groups = forms.MultipleChoiceField(
        label=gettext_lazy("Which information"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, listed in CODED.items():
            field = self.fields.get(name)
            if isinstance(field, forms.ChoiceField):
                blank = None if isinstance(field.widget, forms.CheckboxSelectMultiple) else _("Choose")
                offered = labels.choices(listed, empty=blank)
                field.choices = [offered[0], *labels.by_name(offered[1:])] if listed == "languages" else offered

    def said(self) -> dict[str, Any]:
        """Return what a consent says, by the names of the room of consent, without what was left empty."""
        apart = ("key", "answer", "until")
        return {name: value for name, value in self.cleaned_data.items() if value and name not in apart}


class ConsentForm(Use):
    """A person's answer, with how it was explained and who gave it."""

    answer = forms.ChoiceField(
        label=gettext_lazy("What did the person answer?"),
        choices=[("given", gettext_lazy("They agree")), ("refused", gettext_lazy("They do not agree"))],
        widget=forms.RadioSelect,
    )
    given_by = forms.ChoiceField(label=gettext_lazy("Who answered"))
    child_assents = words(
        gettext_lazy("What the child said"),
        gettext_lazy("A child of any age is asked in a way that fits them; write their answer in their words."),
        long=True,
    )
    guardian = words(gettext_lazy("Guardian or caregiver"))
    how_explained = forms.ChoiceField(label=gettext_lazy("How it was explained"))
    language = forms.ChoiceField(label=gettext_lazy("In which language"), required=False)
    interpreter = forms.ChoiceField(label=gettext_lazy("Interpreter"), required=False)
    until = forms.DateField(
        label=gettext_lazy("Until"),
        widget=DateParts,
        required=False,
        help_text=gettext_lazy("Leave empty: until the person withdraws it."),
    )
    note = words(gettext_lazy("Note"), long=True)

    def __init__(self, *args: Any, child: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not child:
            del self.fields["child_assents"], self.fields["guardian"]


class VitalInterestForm(Use):
    """Why something must be shared although the person cannot be asked."""

    reason = words(
        gettext_lazy("Which danger to life there is, and why the person cannot be asked"), long=True, required=True
    )
    until = forms.DateField(
        label=gettext_lazy("Until"), widget=DateParts, help_text=gettext_lazy("As short as can be.")
    )


class WithdrawForm(Entering):
    """How the person asked to withdraw."""

    how = forms.CharField(
        label=gettext_lazy("How did the person say so?"),
        max_length=1000,
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
        help_text=gettext_lazy("Any way counts: in words, by a message, through somebody they trust."),
    )


class ConfirmForm(Entering):
    """A second person's yes."""

    sure = forms.BooleanField(label=gettext_lazy("I have read the reason and come to the same view"))
