"""Self-referrals: somebody asks a service of the directory, at the public door, to contact them."""
