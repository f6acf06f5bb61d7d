"""Jobs that run each week."""
