"""After the identity provider the passphrase, which opens the keys: of whichever account is linked, or of none.

Whether one is linked shows nowhere: the page, its words and its time are the same.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from amparo.interfaces.staff.screens import open_door
from amparo.interfaces.staff.signin import SignIn, SignInForm
from amparo.trust.staffing.provider import arriving, links

NOBODY = "~"
"""No user name begins so: who is not linked is tried, counted and slowed down as a name that nobody has."""


class PassphraseForm(SignInForm):
    """The passphrase alone; the provider has said whose."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["login"]

    def clean(self) -> dict[str, Any]:
        """Try the passphrase on the linked account, or on none, and say the same of both."""
        mark = arriving.arrived(self.request.session)
        owner = links.owner_of(mark)
        self.cleaned_data["login"] = owner.username if owner else f"{NOBODY}{mark}"
        try:
            given: dict[str, Any] = super().clean()
        except ValidationError as problem:
            if problem.code != "username_password_mismatch":
                raise
            raise ValidationError(
                _(
                    "This does not open an account. Check the passphrase: it is the one of Amparo. If it is right, ask your "
                    "administrator whether your account is linked."
                )
            ) from None
        return given


class Passphrase(SignIn):
    """The page after the provider."""

    form_class = PassphraseForm
    template_name = "staff/provider/passphrase.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Send whoever does not come from the provider to the door."""
        if not request.user.is_authenticated and not arriving.arrived(request.session):
            return redirect("account_login")
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return answer

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the page its own title."""
        return {**super().get_context_data(**kwargs), "title": _("Your passphrase")}


passphrase = open_door("GET", "POST")(Passphrase.as_view())
