"""Where the invented people come from, by which way, and when."""
