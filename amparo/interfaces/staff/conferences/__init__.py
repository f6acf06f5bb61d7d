"""Joint case conferences: call one, see who is invited, keep minutes for those present, print them."""
