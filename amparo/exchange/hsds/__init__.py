"""Listings of services in Open Referral HSDS 3.0: plain records into its objects. No Django, no database.

HSDS is by Open Referral, CC BY-SA 4.0 (https://docs.openreferral.org); the names of its objects and fields are used here.
"""

from amparo.exchange.hsds.gathering import unpack
from amparo.exchange.hsds.packaging import package
from amparo.exchange.hsds.paging import paged
from amparo.exchange.hsds.records import (
    Brought,
    Capacity,
    Listing,
    Location,
    Opening,
    Organization,
    Person,
    Service,
    Term,
)
from amparo.exchange.hsds.shaping import organization, service, service_at_location, service_minimal
from amparo.exchange.hsds.tables import file_of
from amparo.exchange.hsds.taxonomies import TAXONOMIES, taxonomy, taxonomy_id, taxonomy_term, term_id

__all__ = [
    "TAXONOMIES", "Brought", "Capacity", "Listing", "Location", "Opening", "Organization", "Person", "Service", "Term",
    "file_of", "organization", "package", "paged", "service", "service_at_location", "service_minimal", "taxonomy",
    "taxonomy_id", "taxonomy_term", "term_id", "unpack",
]  # fmt: skip
