"""Screens of watched places."""
