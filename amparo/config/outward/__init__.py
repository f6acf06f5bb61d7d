"""Servers of others that Amparo may speak with, each only where one is named: for mail, and to say who works here."""
