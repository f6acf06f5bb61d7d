"""Filling a form on a case: its list of pages, one page at a time, the review before completing, and two people's edits."""
