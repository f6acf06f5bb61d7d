"""Addresses of the screens about self-referrals."""

from django.urls import path

from amparo.interfaces.staff.self_referrals import pages

urlpatterns = [
    path("", pages.asked, name="asked"),
    path("<uuid:asked_id>/take-on/", pages.take_on, name="asked_take_on"),
    path("<uuid:asked_id>/decline/", pages.decline, name="asked_decline"),
]
