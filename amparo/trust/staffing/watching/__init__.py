"""What is seen of accounts: tries to sign in, news for their owners, and what the log says of them."""
