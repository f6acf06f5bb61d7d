"""Changes of reviews and gaps: a review is made when its quarter is long enough ago; a gap is taken on, explained, closed."""

from amparo.analysis.equity.actions.following import close, save
from amparo.analysis.equity.actions.making import make

__all__ = ["close", "make", "save"]
