"""Reads about people: each returns only what `access` may see, and every opening is logged."""

from amparo.casework.people.queries.around import TieView, has_photo, photo, ties
from amparo.casework.people.queries.hidden import indexed, restricted
from amparo.casework.people.queries.keepers import carried_by, keepers
from amparo.casework.people.queries.lifetimes import facts_of, marked_as, registered_before
from amparo.casework.people.queries.person import (
    IDENTITY,
    PersonView,
    in_reach,
    marking,
    may_mark,
    people,
    people_of,
    person,
    row,
    same_as,
    versions,
    views,
)
from amparo.casework.people.queries.searching import Found, Matches, by_code, check_search, possible_matches, search

__all__ = [
    "IDENTITY",
    "Found",
    "Matches",
    "PersonView",
    "TieView",
    "by_code",
    "carried_by",
    "check_search",
    "facts_of",
    "has_photo",
    "in_reach",
    "indexed",
    "keepers",
    "marked_as",
    "marking",
    "may_mark",
    "people",
    "people_of",
    "person",
    "photo",
    "possible_matches",
    "registered_before",
    "restricted",
    "row",
    "same_as",
    "search",
    "ties",
    "versions",
    "views",
]  # fmt: skip
