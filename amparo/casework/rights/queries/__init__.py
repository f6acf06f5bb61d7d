"""Reads about data rights: requests, holds, files past their time, certificates."""

from amparo.casework.rights.models import Certificate
from amparo.casework.rights.queries.allowed import Can, held_person, may, officers, reads
from amparo.casework.rights.queries.certificates import certificate, certificates, names_on
from amparo.casework.rights.queries.keeping import (
    HoldView,
    ReviewView,
    held,
    holds_of,
    review,
    reviews,
)
from amparo.casework.rights.queries.requests import (
    RequestView,
    asks_for,
    holder,
    request,
    requests_of,
    statements,
    waiting,
)
from amparo.trust.disclosure.ending import last_backup_ends

__all__ = [
    "Can", "Certificate", "HoldView", "RequestView", "ReviewView", "asks_for", "certificate", "certificates", "held",
    "held_person", "holder", "holds_of", "last_backup_ends", "may", "names_on", "officers", "reads", "request",
    "requests_of", "review", "reviews", "statements", "waiting",
]  # fmt: skip
