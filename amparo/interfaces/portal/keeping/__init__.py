"""The page by which a service keeps its own listing up to date."""
