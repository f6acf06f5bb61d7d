"""What the Makefile runs: environment, messages, lock files. Nothing in amparo/ imports it."""
