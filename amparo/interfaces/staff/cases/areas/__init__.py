"""The specialised areas that a case carries, for who is qualified: all of them together, and one with its forms and sources."""
