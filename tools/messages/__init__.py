"""Keeps the translations of screens equal to their English source, with Python alone: gettext is not needed."""
