"""Append-only versions of every record: nothing is ever overwritten silently."""
