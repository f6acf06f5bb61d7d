"""How I am: a few questions for oneself, where to turn, and showing it to one person."""
