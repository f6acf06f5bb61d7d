"""Places that are watched: what was seen, told and counted there, alerts, routes, figures of displacement."""
