"""Addresses of kept figures; they stand before those of figures."""

from django.urls import path

from amparo.interfaces.staff.evidence import keeping, kept

urlpatterns = [
    path("kept/", kept.kept_figures, name="kept_figures"),
    path("kept/<uuid:kept_figure>/", kept.kept_figure, name="kept_figure"),
    path("kept/team/<uuid:team_figure>/", kept.team_figure, name="team_figure"),
    path("<slug:indicator>/keep/", keeping.figure_keep, name="figure_keep"),
]
