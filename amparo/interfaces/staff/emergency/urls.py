"""Addresses of the screens about emergency access."""

from django.urls import path

from amparo.interfaces.staff.emergency import ask, page

urlpatterns = [
    path("", ask.ask, name="ask_emergency"),
    path("<uuid:emergency>/", page.emergency, name="emergency"),
]
