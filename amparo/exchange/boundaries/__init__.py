"""Boundaries of administrative areas: GeoJSON in the shape of OCHA's COD-AB, made into small outlines for maps; no Django."""

from amparo.exchange.boundaries.refusing import LARGEST, drawn
from amparo.exchange.boundaries.shapes import Drawn, Outline

__all__ = ["LARGEST", "Drawn", "Outline", "drawn"]
