"""The work itself: people, what they agreed to, and their cases."""
