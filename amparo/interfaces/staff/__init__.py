"""Screens for staff: sign-in, Today, search, people, cases. Server-rendered; every page works without JavaScript."""
