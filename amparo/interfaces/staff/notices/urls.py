"""Addresses of notices and of what they lead to."""

from django.urls import path

from amparo.interfaces.staff.notices import lists, looked, searches

urlpatterns = [
    path("notices/", lists.notices, name="notices"),
    path("looked/", looked.looked, name="looked"),
    path("searches/", searches.searches, name="searches"),
]
