"""Screens of data rights: requests of a person about their data, legal holds, files past their time, certificates."""
