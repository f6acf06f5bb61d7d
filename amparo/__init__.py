"""Amparo: protection information management and case management for people on the move."""

__version__ = "0.1.0"
