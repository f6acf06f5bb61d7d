"""Screens of the work with communities."""
