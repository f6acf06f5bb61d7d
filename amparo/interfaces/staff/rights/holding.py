"""The forms about keeping a file and about who may read it: release, legal hold, and what becomes of it."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.interfaces.staff.entering import Entering
from amparo.interfaces.staff.rights import words
from amparo.interfaces.staff.rights.forms import said
from amparo.interfaces.ui.widgets import DateParts


class ReleaseForm(Entering):
    """Which parts of the file which officer may read until the request is answered."""

    officer = forms.TypedChoiceField(label=gettext_lazy("Protection-data officer"))
    parts = forms.MultipleChoiceField(
        label=gettext_lazy("Parts of the file they may read"),
        help_text=gettext_lazy(
            "Until the request is answered, at most 30 days. Choose nothing to close what was open."
        ),
        choices=list(words.PARTS.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, officers: list[tuple[Any, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["officer"].choices = [("", _("Choose")), *((str(key), name) for key, name in officers)]  # type: ignore[attr-defined]


class HoldForm(Entering):
    """Why a file has to be kept, and until when."""

    reason = said(
        gettext_lazy("Why the file has to be kept"), gettext_lazy("For example: a court, or a complaint that is open.")
    )
    until = forms.DateField(
        label=gettext_lazy("Until"),
        widget=DateParts,
        required=False,
        help_text=gettext_lazy("Leave empty: until somebody lifts it."),
    )


class FateForm(Entering):
    """What becomes of a file whose time is over, and why."""

    fate = forms.ChoiceField(
        label=gettext_lazy("What should become of the file?"),
        choices=list(words.FATES.items()),
        widget=forms.RadioSelect,
    )
    keep_until = forms.DateField(
        label=gettext_lazy("Only to keep longer: until which day"), widget=DateParts, required=False
    )
    reason = said(gettext_lazy("Reason"))
