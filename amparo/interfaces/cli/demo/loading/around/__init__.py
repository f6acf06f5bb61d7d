"""Puts what surrounds people into the country: communities, sites and surroundings, partners."""
