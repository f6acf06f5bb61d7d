"""Ask a service to contact one: what happens to it is told first; then it is locked, and a receipt leads back to it."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from amparo.casework.directory import finder
from amparo.casework.directory.finder import Entry
from amparo.casework.feedback import limits
from amparo.casework.self_referrals import door
from amparo.casework.self_referrals.door import Asking
from amparo.foundation.errors import Refusal
from amparo.foundation.ids import receipts as numbers
from amparo.interfaces.portal.feedback import patience
from amparo.interfaces.portal.screens import public
from amparo.interfaces.portal.self_referral.forms import AskForm
from amparo.interfaces.ui import languages
from amparo.interfaces.ui.problems import place


@public("GET", "HEAD", "POST")
def ask(request: HttpRequest, service: UUID) -> HttpResponseBase:
    """Show what happens to it and the form; keep what was sent, and show the receipt, which nobody can show again."""
    one = _asked(service)
    where = door.goes_to(one)
    if where is None:
        raise Refusal("asking.not_offered")
    form = AskForm(one, request.POST if request.method == "POST" else None)
    page: dict[str, Any] = {"form": form, "one": one, "readers": len(where.readers), "back_url": _back(service)}
    if form.is_valid():
        try:
            asked = _asking(form, one)
            door.checked(asked)
            if not patience.may_send(request.POST, limits.ASK):
                return render(request, "portal/feedback/wait.html", {**page, **patience.asked()}, status=429)
            return _receipt(request, asked, _back(service))
        except Refusal as refusal:
            if refusal.entry.status != 422:
                raise
            place(refusal, form)
    shown = {**page, **patience.asked(request.POST)}
    return render(request, "portal/self_referral/ask.html", shown, status=422 if form.is_bound else 200)


def _back(service: UUID) -> str:
    return reverse("service", args=[service])


def _asked(service: UUID) -> Entry:
    """Return the service as the database calls it public at this moment; a protected place is not there."""
    found = finder.public_now(filter(None, [finder.current().entries.get(service)]))
    if not found:
        raise Http404
    return found[0]


def _asking(form: AskForm, one: Entry) -> Asking:
    said = form.cleaned_data
    told = {name: said[name] for name in ("urgency", "need", "words", "name", "speaks", "shares")}
    contact = {name: said[name] for name in ("way", "when", "not_know")}
    return Asking(service=one, language=languages.of_page(), sending=said["key"], contact=contact, **told)


def _receipt(request: HttpRequest, asked: Asking, back: str) -> HttpResponseBase:
    receipt = door.ask(asked)
    shown = {"pin": receipt.pin, "number": numbers.spoken(receipt.number)} if receipt else {}
    return render(request, "portal/self_referral/receipt.html", {**shown, "back_url": back})
