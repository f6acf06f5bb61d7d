"""What each role reads at a glance: what there is to do, and what the work adds up to; put together, not counted anew."""
