"""Screens of consent: what a person agreed to, withdrawing it, and the vital interest that two people decide."""
