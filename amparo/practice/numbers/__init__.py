"""Dated numbers of practice: limits, how long records are kept, scales of surveys."""
