"""Addresses of conferences."""

from django.urls import path

from amparo.interfaces.staff.conferences import calling, giving, lists, minutes, one

ONE = "conferences/<uuid:conference_id>/"

urlpatterns = [
    path("cases/<uuid:case_id>/conferences/", lists.of_case, name="case_conferences"),
    path("cases/<uuid:case_id>/conferences/new/", calling.call, name="case_conference_new"),
    path("conferences/", lists.conferences, name="conferences"),
    path(ONE, one.conference, name="conference"),
    path(ONE + "cancel/", giving.cancel, name="conference_cancel"),
    path(ONE + "minutes/", minutes.keep, name="conference_minutes"),
    path(ONE + "give/", giving.give, name="conference_give"),
    path(ONE + "paper/", minutes.paper, name="conference_paper"),
]
