"""Screens of the directory of services."""
