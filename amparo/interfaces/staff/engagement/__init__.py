"""Public pages as content editors keep them: drafts, versions, what everybody reads."""
