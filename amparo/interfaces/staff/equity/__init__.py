"""Screens of equal treatment: reviews, comparisons, and what is done about gaps."""
