"""Adding and taking out one instance of a repeat: positions close up, no answer of another instance is lost."""

import re

from amparo.foundation.forms.filling.answering import MOST_REPEATS, counted
from amparo.foundation.forms.wording import Answers


def times(answers: Answers, repeat: str) -> int:
    """Give how often a repeat stands; `repeat` is its path with the positions of the repeats around it."""
    return counted(answers)[0].get(repeat, 0)


def add_repeat(answers: Answers, repeat: str) -> dict[str, str]:
    """Give the answers with one more, empty instance at the end of `repeat` (at most 200)."""
    return {**answers, repeat: str(min(times(answers, repeat) + 1, MOST_REPEATS))}


def remove_repeat(answers: Answers, repeat: str, position: int) -> dict[str, str]:
    """Give the answers without the instance at the 1-based `position`; those after it move up by one."""
    standing = times(answers, repeat)
    if not 1 <= position <= standing:
        return dict(answers)
    pattern = re.compile(rf"{re.escape(repeat)}\[(\d+)\](.*)", re.DOTALL)
    found: dict[str, str] = {}
    for path, value in answers.items():
        match = pattern.fullmatch(path)
        number = int(match.group(1)) if match else 0
        if match is None or number < position:
            found[path] = value
        elif number > position:
            found[f"{repeat}[{number - 1}]{match.group(2)}"] = value
    return {**found, repeat: str(standing - 1)}
