"""Changing one's own passphrase: the old one is needed, every other session ends."""

from typing import Any

from allauth.account.adapter import get_adapter
from django import forms
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.interfaces.staff import keeping
from amparo.interfaces.staff.own.choosing import Choosing, offered
from amparo.interfaces.staff.screens import EVERYBODY, StaffRequest, answered, screen
from amparo.trust.staffing import keys, passphrases, sessions


class Change(Choosing):
    """The old passphrase and the new one twice."""

    old = forms.CharField(
        label=gettext_lazy("Passphrase until now"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "dir": "auto"}),
    )
    field_order = ("old", "new", "again")

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.account = request.user

    def clean_old(self) -> str:
        """Check the old passphrase; wrong ones are counted like failed sign-ins."""
        old: str = self.cleaned_data["old"]
        if not get_adapter().reauthenticate(self.account, old):
            raise ValidationError(_("This is not your passphrase."))
        return old


def _set(request: StaffRequest, user: Any, new: str) -> None:
    """Set the passphrase and shut the private key under it; checking the old one has opened the key in this session."""
    with transaction.atomic():
        roots = passphrases.change(by=request.access, user=user, new=new)
        keys.keep(user, keeping.keyring(request), roots)


@screen(*EVERYBODY, methods=("GET", "POST"), secret=True)
def passphrase(request: StaffRequest) -> HttpResponseBase:
    """Change the passphrase; this session goes on, all others end."""
    form = Change(request, request.POST if request.method == "POST" else None)
    if form.is_valid() and form.account is not None:
        _set(request, form.account, form.cleaned_data["new"])
        before = request.session.session_key or ""
        update_session_auth_hash(request, form.account)
        here = request.session.session_key or ""
        sessions.moved(before, here)
        sessions.end_others(form.account, here)
        messages.success(request, _("Your passphrase is changed. Every other session of yours has ended."))
        return redirect("mfa_index")
    page = {"title": _("Change your passphrase"), "form": form, "offered": offered()}
    shown = render(request, "staff/own/passphrase.html", page)
    return answered(shown) if form.is_bound else shown
