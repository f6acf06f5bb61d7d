"""First entry: with the code from the administrator, the owner of an account sets their own passphrase."""

from typing import Any

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.core import ratelimit
from django import forms
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.interfaces.staff import keeping
from amparo.interfaces.staff.own.choosing import Choosing, offered
from amparo.interfaces.staff.screens import answered, open_door
from amparo.interfaces.ui import problems
from amparo.trust.staffing import enrolling, keys, sessions
from amparo.trust.staffing.watching import attempts


class UsernameField(forms.CharField):
    """The user name of an account."""

    def __init__(self) -> None:
        typed = {"autocapitalize": "none", "spellcheck": "false", "autocomplete": "username"}
        super().__init__(label=gettext_lazy("User name"), max_length=60, widget=forms.TextInput(attrs=typed))


class Enrol(Choosing):
    """User name, code, and the new passphrase twice; the recovery sheet of who had one before."""

    username = UsernameField()
    code = forms.CharField(
        label=gettext_lazy("Code from your administrator"),
        help_text=gettext_lazy("Five groups of letters and digits. It works once, within seven days."),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "dir": "ltr"}),
    )
    sheet = forms.CharField(
        label=gettext_lazy("Code of your recovery sheet, if you have one"),
        help_text=gettext_lazy(
            "Only when you worked here before: with it your restricted cases open again. Without it a colleague of each "
            "case has to open it once, or escrow."
        ),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "dir": "ltr"}),
    )
    field_order = ("username", "code", "new", "again", "sheet")
    opened: Any = None

    def clean(self) -> dict[str, Any]:
        """Find the account that the code was issued for, then look at the passphrase."""
        given = self.cleaned_data
        if given.get("username") and given.get("code"):
            self.account = enrolling.owner_of(given["username"], given["code"])
            if self.account is None:
                attempts.failed(given["username"], attempts.ENTRY)
                self.add_error(
                    "code",
                    _(
                        "User name and code do not fit together, or the code was used or is older than seven days. "
                        "Check both, or ask your administrator for a new code."
                    ),
                )
        self._open(given.get("sheet", ""))
        return super().clean()

    def _open(self, sheet: str) -> None:
        if sheet and self.account is not None:
            self.opened = keys.by_sheet(self.account, sheet)
            if self.opened is None:
                self.add_error("sheet", _("This code does not open your key. Check it, or leave the field empty."))


@open_door("GET", "POST")
def enrol(request: HttpRequest) -> HttpResponseBase:
    """Let the owner of a new account in, and on to the second factor."""
    if request.user.is_authenticated:
        return redirect("today")
    form = Enrol(request.POST if request.method == "POST" else None)
    if request.method == "POST" and not may_try(request):
        return problems.page(request, "page.too_many_attempts")
    if form.is_valid() and form.account is not None:
        opened = enrolling.enrol(form.account, form.cleaned_data["new"], form.opened)
        return let_in(request, form.account, opened)
    page = {"title": _("Enter for the first time"), "form": form, "offered": offered()}
    shown = render(request, "staff/own/enrol.html", page)
    return answered(shown) if form.is_bound else shown


def let_in(request: HttpRequest, user: Any, opened: keys.Keyring | None) -> HttpResponseBase:
    """Sign in somebody who has just set a passphrase, with their key open, and end every other session of theirs."""
    sessions.end_others(user, "")
    keeping.remember(request, opened)
    record_authentication(request, user, method="password", username=user.username)
    answer: HttpResponseBase = perform_login(request, Login(user=user))
    return answer


def may_try(request: HttpRequest) -> bool:
    """Count a try, by network address and by user name, together with failed sign-ins."""
    name = request.POST.get("username", "").strip().lower()
    return bool(ratelimit.consume(request, action="login_failed", key=f"enrol-{name}"))
