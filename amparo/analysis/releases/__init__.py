"""Public figures: counts of people, each once, with noise of proven privacy (differential privacy)."""
