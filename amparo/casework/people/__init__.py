"""Persons, households and family ties, names in many scripts, identifiers, safe contact."""
