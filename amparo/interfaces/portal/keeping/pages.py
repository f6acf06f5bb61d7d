"""A service says how it stands: by a link that staff gave it, without an account."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from amparo.casework.directory.self_service import telling
from amparo.foundation.errors import Refusal
from amparo.interfaces.portal.keeping.forms import KeepForm
from amparo.interfaces.portal.screens import public
from amparo.interfaces.ui.components import day
from amparo.interfaces.ui.problems import place


@public("GET", "HEAD", "POST")
def keep(request: HttpRequest, token: str) -> HttpResponseBase:
    """Show what the listing says; keep what the service changes, or that all of it still holds."""
    link, service = telling.listing(token)
    form = KeepForm(request.POST if request.method == "POST" else None, initial=telling.standing(service))
    page = {"form": form, "name": service.name, "until": day(link.until), "back_url": reverse("start")}
    if form.is_valid():
        try:
            telling.tell(link=link, service=service, said=form.said(), key=form.cleaned_data["key"])
            return render(request, "portal/keeping/thanks.html", page)
        except Refusal as refusal:
            place(refusal, form)
    return render(request, "portal/keeping/keep.html", page, status=422 if form.is_bound else 200)
