"""Screens of feedback: what waits, one report, its steps, and what is told to everybody."""
