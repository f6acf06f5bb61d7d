"""Screens of dashboards: what there is to do and what the work adds up to, for the role that is signed in."""
