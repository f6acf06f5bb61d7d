"""Public pages: kept in every version, written by content editors alone."""
