"""SQLite as the public process sees it: a few tables, and no other."""
