"""Screens of people: register, the person's page, changes, ties, photo, history."""
