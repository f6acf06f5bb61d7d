"""Addresses of the page by which a service keeps its own listing."""

from django.urls import path

from amparo.interfaces.portal.keeping import pages

urlpatterns = [path("<slug:token>", pages.keep, name="keep")]
