"""Reads of the directory: for staff with their access, for everybody without protected places, for referrals as offers."""

from amparo.casework.directory.queries.listings import (
    Filter,
    ServiceView,
    location,
    organization,
    organizations,
    page,
    revision,
    service,
    services,
    stale,
)
from amparo.casework.directory.queries.offers import offers
from amparo.casework.directory.queries.places import chain, place_choices

__all__ = [
    "Filter", "ServiceView", "chain", "location", "offers", "organization", "organizations", "page", "place_choices",
    "revision", "service", "services", "stale",
]  # fmt: skip
