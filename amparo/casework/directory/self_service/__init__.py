"""A service keeps its own listing up to date by a link of its own: what the public door knows of it."""
