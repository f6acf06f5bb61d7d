"""Curiosity stops where it is seen: owners learn each week that others looked at their cases."""

from amparo.casework.cases import actions


def tell_owners() -> None:
    """Tell each owner whose cases somebody else opened in the last full week, once.

    Asked each day, so that a worker that was off on Monday makes up for it.
    """
    actions.tell_owners_who_looked()
