"""Joint case conferences."""
