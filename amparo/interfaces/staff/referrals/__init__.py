"""Screens of referrals: from the need to the sending, what comes back, what an addressee does, and figures without anybody."""
