"""Screens of what a member of staff is told: notices, who looked at one's cases, searches that wait to go on."""
