"""Giving a token, whose secret is shown once, and ending one."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.analysis.feeds import actions, queries, rules
from amparo.analysis.feeds.tables import TABLES
from amparo.analysis.indicators.actions import Purpose, Recipient
from amparo.casework.directory import queries as directory
from amparo.foundation import clock
from amparo.foundation.policy import Role
from amparo.interfaces.staff.entering import Entering, refusals
from amparo.interfaces.staff.feeds import words
from amparo.interfaces.staff.indicators.taking import PURPOSES, RECIPIENTS
from amparo.interfaces.staff.screens import StaffRequest, form_page, screen
from amparo.trust.disclosure.access import Access


class Giving(Entering):
    """For whom a token is, what for, which tables and for how long."""

    recipient_name = forms.CharField(
        label=gettext_lazy("For which report or program?"),
        help_text=gettext_lazy("A name by which you will know it again. Never the name of a person."),
        max_length=120,
        widget=forms.TextInput({"dir": "auto", "autocomplete": "off"}),
    )
    recipient = forms.ChoiceField(
        label=gettext_lazy("Who receives it?"),
        choices=[(one.value, RECIPIENTS[one]) for one in rules.RECIPIENTS],
        widget=forms.RadioSelect,
    )
    organization = forms.ChoiceField(
        label=gettext_lazy("Which organisation, if it is outside?"),
        help_text=gettext_lazy("The agreements with this organisation decide what it may have."),
        required=False,
    )
    purpose = forms.ChoiceField(
        label=gettext_lazy("What is it for?"), choices=list(PURPOSES.items()), widget=forms.RadioSelect
    )
    tables = forms.MultipleChoiceField(label=gettext_lazy("Tables"), widget=forms.CheckboxSelectMultiple)
    days = forms.IntegerField(label=gettext_lazy("For how many days?"), min_value=1)

    def __init__(self, data: Any = None, *, access: Access) -> None:
        super().__init__(data)
        listed = [(str(one.pk), one.name) for one in directory.organizations(access)]
        offered = {
            "organization": [("", _("None: it stays with us")), *listed],
            "tables": [(name, f"{name}: {words.table(name)}") for name in TABLES],
        }
        for name, choices in offered.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]
        self.fields["days"].help_text = _("At most %(days)s.") % {"days": rules.longest(clock.today())}


@screen(Role.INFORMATION_OFFICER, methods=("GET", "POST"), fresh=True)
def feed_new(request: StaffRequest) -> HttpResponseBase:
    """Give a token; its secret is on the page that answers, and nowhere else."""
    form = Giving(request.POST or None, access=request.access)
    if request.method == "POST" and form.is_valid():
        with refusals(form):
            token, secret = _given(request.access, form)
            if not secret:
                return redirect("feed", token)
            context = {"title": _("The token"), "secret": secret, "token": token, **words.how(request)}
            return render(request, "staff/feeds/given.html", context)
    hint = _(
        "With a token a program reads tables without anybody signing in. It holds what the screens show you, and no case."
    )
    return form_page(
        request, _("Give a token"), form, reverse("feeds"), hint=hint, submit_text=_("Give the token")
    )  # fmt: skip


def _given(access: Access, form: Giving) -> tuple[UUID, str]:
    said = form.cleaned_data
    return actions.give(
        by=access, recipient=Recipient(said["recipient"]), recipient_name=said["recipient_name"],
        purpose=Purpose(said["purpose"]), tables=said["tables"], days=said["days"],
        organization=UUID(said["organization"]) if said["organization"] else None, key=form.once,
    )  # fmt: skip


@screen(Role.INFORMATION_OFFICER, methods=("GET", "POST"))
def feed_end(request: StaffRequest, feed_token: UUID) -> HttpResponseBase:
    """Ask, then end a token."""
    kept = queries.token(request.access, feed_token, actions.ENDED)
    if request.method == "POST":
        actions.end(by=request.access, token=feed_token)
        messages.success(request, _("The token has ended."))
        return redirect("feeds")
    context = {
        "title": _("End this token?"),
        "rows": words.about(kept),
        "consequence": _("The program reads nothing from now on. What it has read already stays where it is."),
        "confirm_text": _("End the token"),
        "cancel_url": reverse("feed", args=[feed_token]),
        "warning": True,
        "form": "",
    }
    return render(request, "ui/pages/confirm.html", context)
