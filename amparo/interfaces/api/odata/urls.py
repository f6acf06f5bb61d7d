"""Addresses of the feed, below /odata/v4/."""

from django.urls import path

from amparo.interfaces.api.odata import views

urlpatterns = [
    path("", views.service, name="odata"),
    path("$metadata", views.metadata, name="odata_metadata"),
    path("<path:address>", views.table, name="odata_table"),
]
