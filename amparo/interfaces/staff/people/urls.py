"""Addresses of the screens about people."""

from django.urls import path

from amparo.interfaces.staff.people import page, photo, register, search, ties, twice
from amparo.interfaces.staff.people.details import change, choose, history

urlpatterns = [
    path("search/", search.search, name="search"),
    path("register/", register.register, name="register"),
    path("people/<uuid:person>/", page.page, name="person"),
    path("people/<uuid:person>/open-case/", page.open_case, name="open_case"),
    path("people/<uuid:person>/change/<slug:card>/", change.change, name="change_person"),
    path("people/<uuid:person>/choose/", choose.choose, name="choose_person"),
    path("people/<uuid:person>/history/", history.history, name="person_history"),
    path("people/<uuid:person>/ties/", ties.add, name="add_tie"),
    path("people/<uuid:person>/ties/<uuid:tie>/end/", ties.end, name="end_tie"),
    path("people/<uuid:person>/twice/", twice.mark, name="mark_twice"),
    path("people/<uuid:person>/twice/undo/", twice.unmark, name="unmark_twice"),
    path("people/<uuid:person>/photo/", photo.show, name="photo"),
    path("people/<uuid:person>/photo/change/", photo.change, name="change_photo"),
]
