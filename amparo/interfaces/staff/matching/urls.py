"""Addresses of the screens about questions under seal."""

from django.urls import path

from amparo.interfaces.staff.matching import answer, ask, found

urlpatterns = [
    path("people/<uuid:person>/ask/", ask.ask, name="ask_match"),
    path("people/<uuid:person>/ask/back/", ask.take_back, name="unask_match"),
    path("sealed-questions/", found.found, name="matches"),
    path("sealed-questions/<uuid:match_id>/<uuid:person>/", answer.answer, name="answer_match"),
]
