"""Registers of partners: agreements, requests of States, commitments, advocacy, capacity, training."""
