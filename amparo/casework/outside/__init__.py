"""The outside ends of referrals: what goes to people of services without an account, and comes back from them."""
