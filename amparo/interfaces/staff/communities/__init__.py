"""Screens of the work with communities: who they are, what they say, plan and decide, and what goes around among them."""
