"""Passkeys: the device proves who it is to this site alone, so that no false page can ask for it."""

import json
from typing import Any

from allauth.mfa.webauthn.forms import AddWebAuthnForm
from allauth.mfa.webauthn.views import AddWebAuthnView
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _

from amparo.interfaces.staff import proving
from amparo.interfaces.staff.screens import answered, own_page
from amparo.interfaces.ui import problems
from amparo.trust.staffing import factors


class PasskeyForm(AddWebAuthnForm):  # type: ignore[misc]
    """A name for the passkey, and what the browser answers."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("What you call it")
        self.fields["name"].max_length = 60


class PasskeyNew(AddWebAuthnView):  # type: ignore[misc]
    """Set up a passkey on this device or on a security key."""

    form_class = PasskeyForm
    template_name = "staff/own/passkey.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the form and what the browser needs to make the passkey."""
        found = super().get_context_data(**kwargs)
        options = json.dumps(found["js_data"]["creation_options"], cls=DjangoJSONEncoder)
        form = kwargs.get("form") or self.get_form()
        return {**found, "form": form, "title": _("Set up a passkey"), "options": options}

    def form_valid(self, form: PasskeyForm) -> HttpResponse:
        """Keep the passkey and write the leaf; this session was proved with it."""
        answer: HttpResponse = super().form_valid(form)
        proving.given(self.request, factors.PASSKEY)
        factors.note(self.request.user, "account.factor_added", factors.PASSKEY)
        return answer

    def form_invalid(self, form: PasskeyForm) -> HttpResponse:
        """Show the page again with what has to be mended."""
        return answered(super().form_invalid(form))


_adding = PasskeyNew.as_view()


@own_page("GET", "POST", wholly=True)
def passkey_new(request: HttpRequest) -> HttpResponseBase:
    """Set up a passkey; where browsers would not allow one the page is not there."""
    if not settings.AMPARO_PASSKEYS:
        return problems.page(request, "record.not_there")
    answer: HttpResponseBase = _adding(request)
    return answer
