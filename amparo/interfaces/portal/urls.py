"""The addresses of the public pages, behind the language."""

from django.urls import include, path

from amparo.interfaces.portal import home, leaving

urlpatterns = [
    path("", home.start, name="start"),
    path("exit", leaving.leave, name="exit"),
    path("feedback/", include("amparo.interfaces.portal.feedback.urls")),
]
