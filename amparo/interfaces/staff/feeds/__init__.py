"""Screens of feed tokens, and of tables as files."""
