"""Addresses of planted records."""

from django.urls import path

from amparo.interfaces.staff.honey import plant, visits

urlpatterns = [
    path("", visits.visits, name="honey"),
    path("new/", plant.plant, name="honey_plant"),
]
