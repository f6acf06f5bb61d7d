"""The area of gender-based violence: what it computes, and what it never asks."""
