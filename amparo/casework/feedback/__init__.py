"""Feedback and complaints: what people tell us about our own work, read by those it is not about, and answered."""
