"""What services said of themselves through the public door becomes part of their listings each minute."""

from amparo.casework.directory import actions


def take_in() -> None:
    """Take in everything that waits."""
    actions.take_in_news()
