"""Addresses of the staff screens."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
