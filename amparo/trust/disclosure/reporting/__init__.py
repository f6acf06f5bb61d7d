"""What people tell us about our own work: sealed to who may read it, answered under a key that only the receipt opens.

Each thing that was said is a parcel with a data key of its own, so that the process that takes it in needs no key and
can read nothing back. Neither the server nor a supervisor is a recipient of a sensitive report: its readers are, and escrow.
"""
