"""SQLite as Django knows it, so that a database file that was tampered with may call no function of its own."""
