"""Backups that only people far from this machine can open, each opened and counted when it is made; and the way back."""
