"""Screens of planted records: plant one, and see who touched them."""
