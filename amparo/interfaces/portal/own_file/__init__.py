"""Public pages of own files: with a code on paper and a PIN, see how it stands, and say something about it."""
