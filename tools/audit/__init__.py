"""Known flaws in the libraries that are locked, and the age of the locks: what SECURITY.md gives times for."""
