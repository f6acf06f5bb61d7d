"""What invented workers did for the invented people."""
