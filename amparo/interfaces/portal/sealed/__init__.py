"""Sealed pages: a referral for somebody without an account, by a link and a code that was told by telephone."""
