"""Reads of what is watched in places: records, what they add up to, alerts, figures, routes."""

from amparo.casework.monitoring.queries.alerts import AlertView, alerts, one_alert, waiting
from amparo.casework.monitoring.queries.pictures import Flow, Picture, PlaceLine, picture, places, published
from amparo.casework.monitoring.queries.records import RecordView, one, records
from amparo.casework.monitoring.queries.routes import route, routes
from amparo.casework.monitoring.queries.summaries import Summary, summaries, summary
from amparo.casework.monitoring.reach import may_decide, may_watch

__all__ = [
    "AlertView", "Flow", "Picture", "PlaceLine", "RecordView", "Summary", "alerts", "may_decide", "may_watch", "one", "one_alert",
    "picture", "places", "published", "records", "route", "routes", "summaries", "summary", "waiting",
]  # fmt: skip
