"""Wiring: the only floor that knows all the others."""
