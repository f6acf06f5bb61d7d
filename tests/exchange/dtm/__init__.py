"""Figures of displacement."""
