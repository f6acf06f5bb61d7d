"""Screens of questions under seal: leave one, see what comparing found, answer or stay silent."""
