"""The recovery sheet: a code on paper that opens one's restricted cases again when the passphrase is forgotten."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.interfaces.staff import keeping
from amparo.interfaces.staff.own.choosing import Choosing, offered
from amparo.interfaces.staff.own.enrol import UsernameField, let_in, may_try
from amparo.interfaces.staff.screens import answered, open_door, own_page
from amparo.interfaces.ui import problems
from amparo.trust.accounts import queries as accounts
from amparo.trust.staffing import keys
from amparo.trust.staffing.provider import arriving


@own_page("GET", "POST", wholly=True)
def sheet(request: HttpRequest) -> HttpResponseBase:
    """Say what the sheet is for; once asked, make a new code and show it this one time."""
    user: Any = request.user
    opened = keeping.keyring(request)
    code = keys.make_sheet(user, opened) if request.method == "POST" and opened else ""
    page = {"title": _("Your recovery sheet"), "code": code, "is_open": opened, "made_at": keys.sheet_made_at(user)}
    return render(request, "staff/sheet/made.html", page)


class Recover(Choosing):
    """User name, the code of the sheet, and the new passphrase twice."""

    username = UsernameField()
    code = forms.CharField(
        label=gettext_lazy("Code of your recovery sheet"),
        help_text=gettext_lazy("Six groups of five letters and digits."),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "dir": "ltr"}),
    )
    field_order = ("username", "code", "new", "again")
    opened: Any = None

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.session = request.session

    def clean(self) -> dict[str, Any]:
        """Open the key with the code, then look at the passphrase; no sheet leads past the identity provider."""
        given = self.cleaned_data
        if given.get("username") and given.get("code"):
            inside = arriving.may_enter(self.session, given["username"])
            self.account = accounts.open_account(given["username"]) if inside else None
            self.opened = keys.by_sheet(self.account, given["code"])
            if self.opened is None:
                self.add_error("code", _("User name and code do not fit together. Check both."))
        return super().clean()


@open_door("GET", "POST")
def recover(request: HttpRequest) -> HttpResponseBase:
    """Let somebody who forgot their passphrase choose a new one with their sheet; the second factor is asked for as always."""
    if request.user.is_authenticated:
        return redirect("today")
    form = Recover(request, request.POST if request.method == "POST" else None)
    if request.method == "POST" and not may_try(request):
        return problems.page(request, "page.too_many_attempts")
    if form.is_valid() and form.opened is not None:
        keys.recover(form.account, form.opened, form.cleaned_data["new"])
        return let_in(request, form.account, form.opened)
    page = {"title": _("Use your recovery sheet"), "form": form, "offered": offered()}
    shown = render(request, "staff/sheet/recover.html", page)
    return answered(shown) if form.is_bound else shown
