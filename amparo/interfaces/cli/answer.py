"""What every question of `amparo doctor` gives back."""

from typing import NamedTuple


class Answer(NamedTuple):
    """Whether all is well, and a sentence that says so or says what to do."""

    well: bool
    sentence: str
