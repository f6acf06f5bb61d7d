"""Cases of HTCDS in the shapes of statistics: rows as CTDC has them, units as IC-TIP has them. Pure functions."""

from amparo.exchange.htcds.shapes import ctdc, ictip

__all__ = ["ctdc", "ictip"]
