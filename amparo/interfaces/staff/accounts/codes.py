"""Codes for entering an account, shown once to the administrator who hands them over; closing and reopening."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Role
from amparo.interfaces.staff.accounts.words import RecognisedField
from amparo.interfaces.staff.screens import StaffRequest, answered, screen
from amparo.trust.staffing import actions, queries
from amparo.trust.staffing.enrolling import Code


def show(request: StaffRequest, account: UUID, code: Code, name: str) -> HttpResponseBase:
    """Show a code, once: it is on this page and nowhere else."""
    page = {"title": _("Code for the new sign-in"), "code": code, "account_id": account, "name": name}
    return render(request, "staff/accounts/code.html", page)


class Lost(forms.Form):
    """What somebody lost: a code for the passphrase alone leaves the second factor where it is."""

    use_required_attribute = False
    lost = forms.ChoiceField(
        label=gettext_lazy("What does this person not have any more?"),
        choices=[
            ("passphrase", gettext_lazy("The passphrase only: the second factor stays, and is asked for as always")),
            ("both", gettext_lazy("The second factor: they set up another one")),
        ],
        widget=forms.RadioSelect,
    )
    recognised = RecognisedField()


class Back(forms.Form):
    """Who comes back to a closed account."""

    use_required_attribute = False
    recognised = RecognisedField()


@screen(Role.ADMINISTRATOR, methods=("GET", "POST"), fresh=True)
def code_new(request: StaffRequest, account: UUID) -> HttpResponseBase:
    """Ask, then give a new code to somebody who lost passphrase or second factor."""
    found = _another(request, account, is_open=True)
    form = Lost(request.POST if request.method == "POST" else None)
    if form.is_valid():
        said = form.cleaned_data
        stays = said["lost"] == "passphrase"
        code = actions.renew_code(by=request.access, account=account, recognised=said["recognised"], factors_stay=stays)
        return show(request, account, code, found.name)
    consequence = _(
        "Make sure that you speak with this person and nobody else. With the code they choose a new passphrase; their old "
        "one then works no longer, and every open session ends. It is written in the log."
    )
    return _ask(request, account, _("Give a new code?"), consequence, _("Give a new code"), form)


@screen(Role.ADMINISTRATOR, methods=("GET", "POST"), fresh=True)
def close(request: StaffRequest, account: UUID) -> HttpResponseBase:
    """Ask, then close an account."""
    _another(request, account, is_open=True)
    if request.method == "POST":
        actions.close_account(by=request.access, account=account)
        messages.success(request, _("The account is closed."))
        return redirect("staff_account", account)
    consequence = _(
        "Every open session ends at once and nobody can sign in. What this person did stays in the log. Cases that they "
        "are responsible for wait for their supervisor to give them to somebody else."
    )
    return _ask(request, account, _("Close this account?"), consequence, _("Close the account"))


@screen(Role.ADMINISTRATOR, methods=("GET", "POST"), fresh=True)
def reopen(request: StaffRequest, account: UUID) -> HttpResponseBase:
    """Ask, then open a closed account again with a new code."""
    found = _another(request, account, is_open=False)
    form = Back(request.POST if request.method == "POST" else None)
    if form.is_valid():
        code = actions.reopen_account(by=request.access, account=account, **form.cleaned_data)
        return show(request, account, code, found.name)
    consequence = _("It gets back the roles that were not ended, and a code for a new passphrase.")
    return _ask(request, account, _("Reopen this account?"), consequence, _("Reopen the account"), form)


def _another(request: StaffRequest, account: UUID, *, is_open: bool) -> queries.Account:
    """Return an account that is not one's own and that stands as the act needs it."""
    found = queries.account(request.access, account)
    if found.is_own or found.account.is_open is not is_open:
        raise Refusal("record.not_there")
    return found.account


def _ask(
    request: StaffRequest, account: UUID, title: str, consequence: str, confirm: str, form: forms.Form | None = None
) -> HttpResponse:
    page = {
        "title": title,
        "consequence": consequence,
        "confirm_text": confirm,
        "cancel_url": reverse("staff_account", args=[account]),
        "warning": True,
        "form": form or "",
    }
    shown = render(request, "ui/pages/confirm.html", page)
    return answered(shown) if form is not None and form.is_bound else shown
