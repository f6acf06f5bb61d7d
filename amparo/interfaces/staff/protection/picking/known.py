"""One thing that is known and can be evidence."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Known:
    """What it is called, and what it says."""

    title: str
    said: str
