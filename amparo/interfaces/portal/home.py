"""The first page."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render

from amparo.interfaces.portal.screens import public


@public()
def start(request: HttpRequest) -> HttpResponseBase:
    """Show what can be found here."""
    return render(request, "portal/home.html")
