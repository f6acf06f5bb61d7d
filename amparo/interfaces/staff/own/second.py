"""The second step of sign-in, through django-allauth: what one has, after what one knows."""

import json
from typing import Any

from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.views import AuthenticateView
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpResponse
from django.utils.translation import gettext as _

from amparo.interfaces.staff.screens import answered, open_door
from amparo.trust.staffing import factors
from amparo.trust.staffing.watching import attempts


class CodeForm(AuthenticateForm):  # type: ignore[misc]
    """The code of an authenticator app, or a printed one; not for who has to use a passkey."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code of your authenticator app, or a printed one")
        self.fields["code"].widget.attrs = {"autocomplete": "one-time-code", "inputmode": "numeric", "dir": "ltr"}

    def clean_code(self) -> str:
        """Refuse every code for accounts that may use a passkey alone: a code can be asked for by a false page."""
        if factors.only_passkey(self.user):
            raise ValidationError(_("Administrators sign in with their passkey."))
        code: str = super().clean_code()
        if factors.first_use(self.user, code):
            return code
        raise ValidationError(_("This code was used already. Wait for the next one."))


class SecondStep(AuthenticateView):  # type: ignore[misc]
    """The second step of sign-in: a code, or a passkey where this site can ask for one."""

    form_class = CodeForm
    template_name = "staff/second_step.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the title, and what the browser needs to ask for the passkey."""
        found = super().get_context_data(**kwargs)
        user = self.stage.login.user
        offers = settings.AMPARO_PASSKEYS and factors.PASSKEY in factors.held(user)
        options = json.dumps(found["js_data"]["request_options"], cls=DjangoJSONEncoder) if offers else ""
        return {**found, "title": _("Second step"), "options": options, "only_passkey": factors.only_passkey(user)}

    def form_invalid(self, form: forms.Form) -> HttpResponse:
        """Note for the owner that the passphrase was right and the code was not; show the page again."""
        attempts.failed(self.stage.login.user.get_username(), attempts.CODE)
        return answered(super().form_invalid(form))


second_step = open_door("GET", "POST")(SecondStep.as_view())
