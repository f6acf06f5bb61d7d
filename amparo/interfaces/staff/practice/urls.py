"""Addresses of the desk for content. They name areas and files of the program, never a record."""

from django.urls import path

from amparo.interfaces.staff.practice import areas, forms, rules, sources, tables

urlpatterns = [
    path("", areas.practice, name="practice"),
    path("<slug:area>/", areas.area, name="practice_area"),
    path("<slug:area>/sources/", sources.sources, name="practice_sources"),
    path("<slug:area>/forms/<slug:file>/", forms.form, name="practice_form"),
    path("<slug:area>/lists/<slug:file>/", tables.code_list, name="practice_list"),
    path("<slug:area>/rules/<slug:file>/", rules.rules, name="practice_rules"),
    path("<slug:area>/tables/<slug:kind>/<slug:file>/", tables.table, name="practice_table"),
]
