"""Jobs that run each day."""
