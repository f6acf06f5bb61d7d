"""What surrounds people in a place, as staff rate and read it."""
