"""Whether one lets oneself be counted."""

from django import forms
from django.utils.translation import gettext_lazy


class Counting(forms.Form):
    """Whether one lets oneself be counted; nobody is, who does not say so."""

    count = forms.BooleanField(
        label=gettext_lazy("Count my answer to “all in all”"),
        help_text=gettext_lazy(
            "Only if you wish. The count holds no name and no day, and is shown when the half-year is over and at least ten "
            "people were counted."
        ),
        required=False,
    )
