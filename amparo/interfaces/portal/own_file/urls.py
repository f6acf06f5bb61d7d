"""The address of own files; it says nothing."""

from django.urls import path

from amparo.interfaces.portal.own_file import pages

urlpatterns = [path("", pages.own_file, name="own_file")]
