"""Addresses of how one is oneself."""

from django.urls import path

from amparo.interfaces.staff.wellbeing import pages, showing

urlpatterns = [
    path("", pages.wellbeing, name="wellbeing"),
    path("new/", pages.wellbeing_new, name="wellbeing_new"),
    path("shown/", showing.shown, name="wellbeing_shown"),
    path("counts/", showing.counts, name="wellbeing_counts"),
    path("shown/<uuid:shown_words>/take-back/", showing.take_back, name="wellbeing_take_back"),
    path("<uuid:words>/", pages.words, name="wellbeing_words"),
    path("<uuid:words>/show/", showing.show, name="wellbeing_show"),
    path("<uuid:words>/throw-away/", pages.throw_away, name="wellbeing_throw_away"),
]
