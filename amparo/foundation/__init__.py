"""Plain thought: pure functions on plain values, without Django, database or network."""
