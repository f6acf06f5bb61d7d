"""Joint case conferences: people of several agencies sit together about one case; the minutes open for those present."""
