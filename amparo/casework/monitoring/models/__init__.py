"""The tables of monitoring: codes, days and counts in the clear; every word, and exact places that hide people, under seal."""

from amparo.casework.monitoring.models.alerts import Alert, Decision
from amparo.casework.monitoring.models.figures import Figure, Route
from amparo.casework.monitoring.models.records import Record

__all__ = ["Alert", "Decision", "Figure", "Record", "Route"]
