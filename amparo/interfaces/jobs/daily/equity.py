"""Whoever is served later than others does not complain of it: after each quarter groups are compared, once."""

from amparo.analysis.equity import actions


def review() -> None:
    """Make the reviews that are due, and tasks of the gaps that they confirm."""
    actions.make()
