"""Knows whether the data folder holds the invented country, so that nothing invented ever mixes with anything real."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from amparo.interfaces.cli import startup


def _mark() -> Path:
    from django.conf import settings

    return Path(settings.AMPARO_DATA) / "invented.txt"


def is_marked() -> bool:
    """Return whether the data folder was made for an invented country."""
    return _mark().exists()


def people() -> int | None:
    """Return how many invented people the data folder holds, None when it does not hold the whole country."""
    if not is_marked():
        return None
    state, number = _mark().read_text(encoding="ascii").split()
    if state != "loaded":
        startup.refuse(f"Loading was interrupted: delete the folder {_mark().parent} and run this again.")
    return int(number)


def refuse_anything_else() -> None:
    """Stop with one sentence when the database already holds teams that are not of an invented country."""
    from amparo.trust.accounts import queries

    if queries.teams():
        startup.refuse(
            "This database already holds somebody's work: the invented country is loaded into an empty one only. "
            "Choose another folder, for example AMPARO_DATA=var-demo."
        )


@contextmanager
def loading(number: int) -> Iterator[None]:
    """Mark the data folder as invented before the first row and as complete after the last."""
    _mark().write_text(f"loading {number}\n", encoding="ascii")
    yield
    _mark().write_text(f"loaded {number}\n", encoding="ascii")
