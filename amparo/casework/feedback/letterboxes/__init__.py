"""Letterboxes: what the public door knows of the staff. Reading them needs no accounts; building them is the house's work."""

from amparo.casework.feedback.letterboxes.reading import Ticked, Where, agencies, offered, ticked, where

__all__ = ["Ticked", "Where", "agencies", "offered", "ticked", "where"]
