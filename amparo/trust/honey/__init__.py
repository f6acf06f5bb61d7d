"""Planted records: invented people who are nobody's work, so that whoever opens one was looking around."""
