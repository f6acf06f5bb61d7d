"""What surrounds people in a place: risk and protection in community and society, rated once for everybody there."""
