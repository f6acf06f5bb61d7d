"""Administrative areas with P-codes from tables in the shape of OCHA's Common Operational Datasets; no Django."""

from amparo.exchange.complaints import Complaint
from amparo.exchange.pcodes.reading import PlaceRow, read

__all__ = ["Complaint", "PlaceRow", "read"]
