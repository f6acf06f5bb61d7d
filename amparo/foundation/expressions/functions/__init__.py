"""The functions that forms may call. Importing this fills their table."""

from amparo.foundation.expressions.functions import choices, dates, numbers, places, texts
from amparo.foundation.expressions.functions.table import FUNCTIONS

__all__ = ["FUNCTIONS", "choices", "dates", "numbers", "places", "texts"]
