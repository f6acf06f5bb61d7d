"""Figures of IOM's Displacement Tracking Matrix: read from files in the shape of its API, or asked of the API itself."""

from amparo.exchange.dtm.asking import AskError, ask
from amparo.exchange.dtm.checking import FIELDS
from amparo.exchange.dtm.reading import Read, Row, read, read_rows

__all__ = ["FIELDS", "AskError", "Read", "Row", "ask", "read", "read_rows"]
