"""Addresses of the screens about own files."""

from django.urls import path

from amparo.interfaces.staff.own_file import pages

urlpatterns = [
    path("people/<uuid:person>/own-file/", pages.of_person, name="person_own_file"),
    path("people/<uuid:person>/own-file/give/", pages.give, name="give_own_file"),
    path("people/<uuid:person>/own-file/card.pdf", pages.card, name="own_file_card"),
    path("people/<uuid:person>/own-file/end/", pages.end, name="end_own_file"),
]
