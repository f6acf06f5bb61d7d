"""Places that are watched."""
