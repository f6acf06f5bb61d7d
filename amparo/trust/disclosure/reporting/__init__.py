"""What people tell us about our own work, opened by those who may read it; the sealing is done in `trust/letters`.

Neither the server nor a supervisor is a recipient of a sensitive report: its readers are, and escrow.
"""
