"""Screens of results and decisions."""
