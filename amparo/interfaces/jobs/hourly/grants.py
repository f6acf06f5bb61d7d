"""Cover for an absence ends by the clock, and the key that came with it goes within the hour."""

from amparo.trust.disclosure import circles


def end_past() -> None:
    """Take away the grants of those whose time on a restricted record has ended."""
    circles.end_past()
