"""Addresses of figures; they name indicators and days, never a record."""

from django.urls import path

from amparo.interfaces.staff.indicators import lists, looking, page, publishing, taking, withdrawing

urlpatterns = [
    path("", lists.figures, name="figures"),
    path("public/", publishing.public_figures, name="public_figures"),
    path("public/propose/", publishing.propose, name="public_figures_propose"),
    path("public/<uuid:release>/approve/", publishing.approve, name="public_figures_approve"),
    path("public/<uuid:release>/back/", publishing.take_back, name="public_figures_take_back"),
    path("public/<uuid:release>/withdraw/", withdrawing.withdraw, name="public_figures_withdraw"),
    path("public/<uuid:release>/keep/", withdrawing.keep, name="public_figures_keep"),
    path("<slug:indicator>/", page.figure, name="figure"),
    path("<slug:indicator>/file/", taking.figure_file, name="figure_file"),
    path("<slug:indicator>/cases/", looking.figure_cases, name="figure_cases"),
]
