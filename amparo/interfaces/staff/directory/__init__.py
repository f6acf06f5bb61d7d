"""Screens of the directory of services: find, read, check again, and keep up to date."""
