"""The tables of the directory; all of it is public reference data, except protected places and what is marked so."""

from amparo.casework.directory.models.boundaries import Boundary, BoundarySet
from amparo.casework.directory.models.keeping import ServiceLink, ServiceNews
from amparo.casework.directory.models.organizations import Contact, Organization, Phone
from amparo.casework.directory.models.particulars import (
    CostOption,
    Language,
    RequiredDocument,
    Schedule,
    ServiceArea,
    Term,
)
from amparo.casework.directory.models.places import Accessibility, Location, Place
from amparo.casework.directory.models.revisions import Revision
from amparo.casework.directory.models.services import Service, ServiceAtLocation

__all__ = [
    "Accessibility", "Boundary", "BoundarySet", "Contact", "CostOption", "Language", "Location", "Organization", "Phone", "Place",
    "RequiredDocument", "Revision", "Schedule", "Service", "ServiceArea", "ServiceAtLocation", "ServiceLink", "ServiceNews",
    "Term",
]  # fmt: skip
