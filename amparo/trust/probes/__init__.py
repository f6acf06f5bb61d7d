"""Searches that find nothing one may read: counted for each user, so that fishing for people is noticed and stopped."""
