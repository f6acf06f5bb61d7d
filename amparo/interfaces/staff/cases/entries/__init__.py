"""Entries of a case file: notes, tasks, incidents, the journey, documents."""
