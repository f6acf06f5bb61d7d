"""Still you? The passphrase again before something grave, and one press that keeps a session from being locked."""

from typing import Any

from allauth.account.forms import ReauthenticateForm
from allauth.account.views import ReauthenticateView
from django.http import HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _

from amparo.interfaces.staff.screens import EVERYBODY, StaffRequest, answered, own_page, screen


class AgainForm(ReauthenticateForm):  # type: ignore[misc]
    """The passphrase, in our words."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].label = _("Passphrase")
        self.fields["password"].help_text = ""
        self.fields["password"].widget.attrs.pop("placeholder", None)


class Again(ReauthenticateView):  # type: ignore[misc]
    """Ask for the passphrase and go on to where the reader wanted to go."""

    form_class = AgainForm
    template_name = "staff/own/again.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the title."""
        return {**super().get_context_data(**kwargs), "title": _("Is it still you?")}

    def form_invalid(self, form: AgainForm) -> HttpResponse:
        """Show the page again with what has to be mended."""
        return answered(super().form_invalid(form))


again = own_page("GET", "POST")(Again.as_view())


@screen(*EVERYBODY, methods=("POST",))
def stay(request: StaffRequest) -> HttpResponseBase:
    """Note that somebody is there; the request itself keeps the session open."""
    return HttpResponse(status=204)
