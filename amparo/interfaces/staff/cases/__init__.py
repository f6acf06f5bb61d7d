"""Screens about a case: its way, its forms, its file, who is responsible for it, and its record."""
