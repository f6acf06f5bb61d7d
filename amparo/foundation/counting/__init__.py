"""Counting over many small records at once: columns of codes, days and numbers, and conditions on them as forms write them."""

from amparo.foundation.counting.columns import CASE, EPOCH, Array, Codes, Counted, Kind, Layout, day_of, kept, many
from amparo.foundation.counting.conditions import Rows, condition, number

__all__ = [
    "CASE", "EPOCH", "Array", "Codes", "Counted", "Kind", "Layout", "Rows", "condition", "day_of", "kept", "many", "number",
]  # fmt: skip
