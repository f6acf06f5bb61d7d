"""The addresses of the public pages, behind the language."""

from django.urls import path

from amparo.interfaces.portal import home, leaving

urlpatterns = [
    path("", home.start, name="start"),
    path("exit", leaving.leave, name="exit"),
]
