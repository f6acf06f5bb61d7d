"""HSDS 3.0: what leaves, held to its objects."""
