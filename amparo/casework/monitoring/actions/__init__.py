"""What is done about places that are watched: writing down, setting aside, alerts and decisions, figures, routes."""

from amparo.casework.monitoring.actions.alerts import decide, look
from amparo.casework.monitoring.actions.figures import keep_figures
from amparo.casework.monitoring.actions.records import keep, set_aside
from amparo.casework.monitoring.actions.routes import keep_route

__all__ = ["decide", "keep", "keep_figures", "keep_route", "look", "set_aside"]
