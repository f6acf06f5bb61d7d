"""Addresses of feeds; they name tables and tokens, never a record of a person."""

from django.urls import path

from amparo.interfaces.staff.feeds import giving, lists, taking

ONE = "<uuid:feed_token>/"

urlpatterns = [
    path("", lists.feeds, name="feeds"),
    path("new/", giving.feed_new, name="feed_new"),
    path("tables/<slug:table>/file/", taking.feed_file, name="feed_file"),
    path(ONE, lists.feed, name="feed"),
    path(ONE + "end/", giving.feed_end, name="feed_end"),
]
