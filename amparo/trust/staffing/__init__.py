"""Accounts under management: made, given roles and closed by an administrator, entered by their owner alone."""
