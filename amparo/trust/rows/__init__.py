"""Rows read and written by the hot paths, where making the SQL would take Django longer than the database takes."""
