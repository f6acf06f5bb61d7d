"""The safeguards: keys, accounts, history, audit, and the one gate through which protected records are reached."""
