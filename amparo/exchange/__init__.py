"""Translators between our records and the world's formats; pure, without database or Django."""
