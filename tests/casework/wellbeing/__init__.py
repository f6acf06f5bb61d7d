"""How workers are: for themselves alone."""
