"""Addresses of dashboards; they name periods, teams and words, never a person who was helped."""

from django.urls import path

from amparo.interfaces.staff.dashboards import page, taking

urlpatterns = [
    path("", page.dashboard, name="dashboard"),
    path("file/", taking.dashboard_file, name="dashboard_file"),
    path("cases/", page.dashboard_cases, name="dashboard_cases"),
]
