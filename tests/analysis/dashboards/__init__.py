"""Dashboards, put together."""
