"""Screens of kept figures."""
