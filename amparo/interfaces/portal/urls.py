"""The addresses of the public pages, behind the language. They say little: browsers remember them."""

from django.urls import include, path

from amparo.interfaces.portal import home, information, leaving
from amparo.interfaces.portal.finder import pages
from amparo.interfaces.portal.sealed import pages as sealed

urlpatterns = [
    path("", home.start, name="start"),
    path("exit", leaving.leave, name="exit"),
    path("where", pages.where, name="where"),
    path("list", pages.listed, name="list"),
    path("i/<slug:slug>", information.information, name="information"),
    path("s/<uuid:service>", pages.service, name="service"),
    path("keep/", include("amparo.interfaces.portal.keeping.urls")),
    path("r/<slug:token>", sealed.page, name="sealed"),
    path("say/", include("amparo.interfaces.portal.feedback.urls")),
    path("code/", include("amparo.interfaces.portal.own_file.urls")),
]
