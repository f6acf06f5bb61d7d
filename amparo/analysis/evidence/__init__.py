"""Figures that are kept as they were shown: they say when and how they were made, and never change."""
