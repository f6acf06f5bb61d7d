"""Reads of the directory: for staff with their access, for everybody without protected places, for referrals as offers."""

from amparo.casework.directory.queries.finding import Filter, page, services, stale
from amparo.casework.directory.queries.listings import (
    ServiceView,
    location,
    locations_of,
    organization,
    organization_names,
    organizations,
    organizations_called,
    organizations_of,
    revision,
    service,
    services_by_id,
    services_of,
)
from amparo.casework.directory.queries.offers import offers
from amparo.casework.directory.queries.places import chain, chain_of, place_called, place_choices
from amparo.casework.directory.reach import knows_protected, may_edit

__all__ = [
    "Filter", "ServiceView", "chain", "chain_of", "knows_protected", "location", "locations_of", "may_edit", "offers",
    "organization", "organization_names", "organizations", "organizations_called", "organizations_of", "page", "place_called",
    "place_choices", "revision", "service", "services", "services_by_id", "services_of", "stale",
]  # fmt: skip
