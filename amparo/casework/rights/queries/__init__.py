"""Reads about data rights: requests, holds, files past their time, certificates."""

from amparo.casework.rights.queries.keeping import (
    HoldView,
    ReviewView,
    certificate,
    certificates,
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

__all__ = [
    "HoldView", "RequestView", "ReviewView", "asks_for", "certificate", "certificates", "held", "holder", "holds_of",
    "request", "requests_of", "review", "reviews", "statements", "waiting",
]  # fmt: skip
