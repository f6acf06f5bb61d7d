"""Screens of administrators: accounts and teams of their agency, and nothing of anybody's work."""
