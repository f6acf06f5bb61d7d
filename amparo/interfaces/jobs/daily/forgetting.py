"""A hash of who sent a message helps for some weeks, and after that only those who look for the sender."""

from amparo.casework.feedback import arriving


def senders() -> None:
    """Forget who sent messages, as far as their time is over."""
    arriving.forget()
