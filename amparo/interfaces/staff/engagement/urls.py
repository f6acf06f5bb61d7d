"""Addresses of public pages for those who write them."""

from django.urls import path

from amparo.interfaces.staff.engagement import pages, writing

urlpatterns = [
    path("", pages.page_list, name="public_pages"),
    path("new/", writing.page_new, name="public_page_new"),
    path("starting/", writing.starting, name="public_pages_starting"),
    path("<uuid:text>/", pages.page, name="public_page"),
    path("<uuid:text>/change/", writing.page_change, name="public_page_change"),
    path("<uuid:text>/publish/", writing.publish, name="public_page_publish"),
    path("<uuid:text>/withdraw/", writing.withdraw, name="public_page_withdraw"),
]
