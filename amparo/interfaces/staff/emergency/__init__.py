"""Screens of emergency access: ask for it, and look at what others asked for."""
