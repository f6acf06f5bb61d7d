"""What a sealed page takes: its code, and with it a step or a question."""

from django import forms
from django.utils.translation import gettext_lazy

from amparo.casework.outside.answering import LONGEST
from amparo.foundation import ids


class CodeForm(forms.Form):
    """The code, which each sending carries: no cookie remembers it; and what is done with it."""

    code = forms.CharField(
        label=gettext_lazy("The twelve digits that were told to you by telephone"),
        max_length=60,
        error_messages={"required": gettext_lazy("This is needed.")},
    )
    act = forms.CharField(required=False, max_length=20)
    reason = forms.CharField(required=False, max_length=40)
    words = forms.CharField(
        label=gettext_lazy("Your words"),
        required=False,
        max_length=LONGEST,
        error_messages={
            "max_length": gettext_lazy("This is too long to be sent at once. Shorten it, or send it in two parts.")
        },
    )
    key = forms.UUIDField(required=False, initial=ids.new)
