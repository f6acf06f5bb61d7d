"""Screens of own files: give a person access with a code on paper and a PIN, print the card, end it."""
