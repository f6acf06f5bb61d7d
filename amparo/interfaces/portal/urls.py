"""The addresses of the public pages, behind the language. They say little: browsers remember them."""

from django.urls import include, path

from amparo.interfaces.portal import home, information, leaving
from amparo.interfaces.portal.figures import pages as figures
from amparo.interfaces.portal.finder import pages
from amparo.interfaces.portal.sealed import pages as sealed
from amparo.interfaces.portal.self_referral import pages as self_referral

urlpatterns = [
    path("", home.start, name="start"),
    path("exit", leaving.leave, name="exit"),
    path("where", pages.where, name="where"),
    path("list", pages.listed, name="list"),
    path("i/<slug:slug>", information.information, name="information"),
    path("figures", figures.newest, name="public_figures"),
    path("figures/table", figures.file, name="public_figures_file"),
    path("figures/<uuid:release>", figures.quarter, name="public_quarter"),
    path("s/<uuid:service>", pages.service, name="service"),
    path("s/<uuid:service>/ask", self_referral.ask, name="ask"),
    path("keep/", include("amparo.interfaces.portal.keeping.urls")),
    path("r/<slug:token>", sealed.page, name="sealed"),
    path("say/", include("amparo.interfaces.portal.feedback.urls")),
    path("code/", include("amparo.interfaces.portal.own_file.urls")),
]
