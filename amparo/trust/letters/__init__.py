"""What comes from outside: sealed by who cannot read it, answered so that a receipt alone opens it."""
