"""Public pages of self-referrals: ask a service of the finder to contact one."""
