"""Figures for those who may not open the cases: small counts hidden with what gives them away, the rest rounded by chance."""

from amparo.foundation.privacy.company import BATCH, is_due, told_otherwise
from amparo.foundation.privacy.figures import TOTAL, Figures, Guard, alone, crossed, single
from amparo.foundation.privacy.rounding import Draw, bound, draw_of, rounded, share_between
from amparo.foundation.privacy.shapes import GROUND, Arc, Shape, one_way, tree, two_way
from amparo.foundation.privacy.suppression import Hidden, hide

__all__ = [
    "BATCH", "GROUND", "TOTAL", "Arc", "Draw", "Figures", "Guard", "Hidden", "Shape", "alone", "bound", "crossed", "draw_of",
    "hide", "is_due", "one_way", "rounded", "share_between", "single", "told_otherwise", "tree", "two_way",
]  # fmt: skip
