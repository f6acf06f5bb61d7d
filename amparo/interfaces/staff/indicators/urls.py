"""Addresses of figures; they name indicators and days, never a record."""

from django.urls import path

from amparo.interfaces.staff.indicators import lists, looking, page, taking

urlpatterns = [
    path("", lists.figures, name="figures"),
    path("<slug:indicator>/", page.figure, name="figure"),
    path("<slug:indicator>/file/", taking.figure_file, name="figure_file"),
    path("<slug:indicator>/cases/", looking.figure_cases, name="figure_cases"),
]
