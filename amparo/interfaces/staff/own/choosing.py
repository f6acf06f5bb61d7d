"""A new passphrase, typed twice, with one offered that chance has made; any characters, pasting allowed."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.foundation.passphrases import Suggestion, normal, suggest
from amparo.interfaces.ui import languages

LONGEST = 1024
"""Nobody types more, and hashing a book takes the server's time."""


class Choosing(forms.Form):
    """The two fields of a new passphrase; `account` is whose it will be, when that is known."""

    use_required_attribute = False
    account: Any = None
    new = forms.CharField(
        label=gettext_lazy("New passphrase"),
        help_text=gettext_lazy("At least 15 characters. Spaces and any letters may be used; you can paste it."),
        max_length=LONGEST,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password", "dir": "auto"}),
    )
    again = forms.CharField(
        label=gettext_lazy("New passphrase once more"),
        max_length=LONGEST,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password", "dir": "auto"}),
    )

    def clean(self) -> dict[str, Any]:
        """Both must be the same, and hard to guess for the account."""
        clean: dict[str, Any] = super().clean() or self.cleaned_data
        new, again = normal(clean.get("new", "")), normal(clean.get("again", ""))
        if new and again and new != again:
            self.add_error("again", _("The two are not the same. Type them again."))
        elif new and self.account is not None:
            try:
                validate_password(new, self.account)
            except ValidationError as problem:
                self.add_error("new", problem)
        return clean


def offered() -> Suggestion:
    """Return a passphrase made by chance in the reader's language."""
    return suggest(languages.of_page())
