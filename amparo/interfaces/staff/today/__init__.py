"""Today: what is overdue, due, at high risk or waits for the reader, each with the one thing to do next."""
