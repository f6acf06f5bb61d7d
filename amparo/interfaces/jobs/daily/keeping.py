"""What is kept too long is a danger that helps nobody; what is destroyed unasked may be a life's only trace."""

from amparo.casework.rights import actions


def list_expired() -> None:
    """List the files whose time of keeping may be over; two people decide on each, nothing is destroyed here."""
    actions.list_expired()
