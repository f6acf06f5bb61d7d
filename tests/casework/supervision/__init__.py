"""Supervision: samples, audits with feedback, learning, sessions, competence."""
