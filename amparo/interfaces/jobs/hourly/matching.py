"""A name that lies sealed longer than it helps is a danger; a question whose time is over goes with its keys."""

from amparo.casework.matching import actions


def forget() -> None:
    """Remove questions under seal whose time is over."""
    actions.forget()
