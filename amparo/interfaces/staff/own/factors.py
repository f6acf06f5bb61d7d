"""Second factors of one's own account: what is set up, an authenticator app, and removing one."""

from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.internal.flows import delete_and_cleanup
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.totp.views import ActivateTOTPView
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from amparo.foundation.policy import Role
from amparo.interfaces.staff import proving
from amparo.interfaces.staff.screens import answered, own_page
from amparo.interfaces.staff.session import ROLE
from amparo.interfaces.ui import problems
from amparo.interfaces.ui.pictures.squares import square
from amparo.trust.staffing import factors, sessions
from amparo.trust.staffing.provider import links
from amparo.trust.staffing.provider.told import configured


@own_page("GET")
def overview(request: HttpRequest) -> HttpResponseBase:
    """Show the second factors of the reader, what is missing, and what can be done."""
    user: Any = request.user
    held = factors.listed(user)
    codes = next((each for each in held if each.type == Authenticator.Type.RECOVERY_CODES), None)
    role = request.session.get(ROLE)
    page = {
        "title": _("Your sign-in"),
        "missing": factors.missing(user, Role(role) if role else None),
        "apps": [each for each in held if each.type == factors.APP],
        "passkeys": [(each, each.wrap().name) for each in held if each.type == factors.PASSKEY],
        "codes_left": len(codes.wrap().get_unused_codes()) if codes else None,
        "offers_passkeys": settings.AMPARO_PASSKEYS,
        "is_administrator": role == Role.ADMINISTRATOR,
        "provider": configured(),
        "link": links.standing(user.pk),
        "elsewhere": len(sessions.open_now(user, request.session.session_key or "")) > 1,
    }
    return render(request, "staff/own/factors.html", page)


class AppForm(ActivateTOTPForm):  # type: ignore[misc]
    """The first code that the app shows."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("The six digits that the app shows now")
        self.fields["code"].widget.attrs = {"autocomplete": "one-time-code", "inputmode": "numeric", "dir": "ltr"}


class AppNew(ActivateTOTPView):  # type: ignore[misc]
    """Set up an authenticator app: a picture to scan, the same as text, and the first code as proof."""

    form_class = AppForm
    template_name = "staff/own/app.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Go back when there is an app already."""
        if factors.APP in factors.held(request.user):  # type: ignore[arg-type]
            return redirect("mfa_index")
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return answer

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the picture, and the secret in groups of four for typing."""
        found = super().get_context_data(**kwargs)
        secret = found["form"].secret
        picture = square(get_adapter().build_totp_url(self.request.user, secret))
        groups = " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
        return {**found, "title": _("Set up an authenticator app"), "square": picture, "secret": groups}

    def form_valid(self, form: AppForm) -> HttpResponse:
        """Keep the app and write the leaf; this session was proved with it."""
        answer: HttpResponse = super().form_valid(form)
        proving.given(self.request, factors.APP)
        factors.note(self.request.user, "account.factor_added", factors.APP)
        return answer

    def form_invalid(self, form: AppForm) -> HttpResponse:
        """Show the page again, with the same picture, and what has to be mended."""
        return answered(super().form_invalid(form))


app_new = own_page("GET", "POST", wholly=True)(AppNew.as_view())


@own_page("GET", "POST", wholly=True)
def remove(request: HttpRequest, factor: int) -> HttpResponseBase:
    """Ask, then remove a second factor of one's own; the last one stays."""
    user: Any = request.user
    found = factors.one(user, factor)
    if found is None:
        return problems.page(request, "record.not_there")
    if not factors.may_remove(found):
        return problems.page(request, "accounts.last_factor")
    if request.method == "POST":
        delete_and_cleanup(request, found)
        factors.note(user, "account.factor_removed", found.type)
        return redirect("mfa_index")
    named = found.wrap().name if found.type == factors.PASSKEY else _("Authenticator app")
    return render(request, "staff/own/remove.html", {"title": _("Remove this second factor?"), "name": named})
