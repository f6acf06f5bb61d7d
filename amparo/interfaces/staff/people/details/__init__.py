"""Screens of a person's details: their forms, changing a card, choosing between two edits, the history."""
