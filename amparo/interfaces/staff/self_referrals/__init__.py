"""Screens of self-referrals: who asks a service to contact them, and what comes of it; one of them is opened as a report is."""
