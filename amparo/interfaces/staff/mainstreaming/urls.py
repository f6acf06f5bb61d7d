"""Addresses of sites, their checklists and actions."""

from django.urls import path

from amparo.interfaces.staff.mainstreaming import checklists, doing, measures, sites

CHECKLIST = "checklists/<uuid:checklist>/"

urlpatterns = [
    path("", sites.sites, name="sites"),
    path("new/", sites.site_new, name="site_new"),
    path("actions/", measures.measures, name="measures"),
    path("actions/<uuid:measure>/", doing.measure, name="measure"),
    path(CHECKLIST, checklists.checklist, name="checklist"),
    path(CHECKLIST + "pages/<str:name>/", checklists.checklist_page, name="checklist_page"),
    path(CHECKLIST + "act/<slug:item>/", doing.measure_new, name="measure_new"),
    path("<uuid:site>/", sites.site, name="site"),
]
