"""Addresses of what surrounds people in places."""

from django.urls import path

from amparo.interfaces.staff.places import pages, rating

urlpatterns = [
    path("", pages.rated_places, name="rated_places"),
    path("<slug:code>/", pages.place, name="place"),
    path("<slug:code>/rate/", rating.place_rate, name="place_rate"),
]
