"""Jobs that run each hour."""
