"""What endangers people in places, as it is observed, told, counted and estimated; about nobody."""
