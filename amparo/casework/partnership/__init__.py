"""Working with others: agreements, requests of States, commitments, advocacy, capacity, training: registers that are data."""
