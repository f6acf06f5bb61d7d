"""Addresses of results and decisions."""

from django.urls import path

from amparo.interfaces.staff.leadership import deciding, paper, reading, results

urlpatterns = [
    path("", results.leadership, name="leadership"),
    path("paper/", paper.leadership_paper, name="leadership_paper"),
    path("decisions/new/<slug:result>/", deciding.decision_new, name="decision_new"),
    path("decisions/<uuid:decision>/", reading.decision, name="decision"),
    path("decisions/<uuid:decision>/change/", deciding.decision_change, name="decision_change"),
    path("decisions/<uuid:decision>/look/", deciding.decision_look, name="decision_look"),
]
