"""The columns of the Incident Recorder in order, and what each of our codes is called there, as the tables beside this file say.

`takes` says how a cell is filled: `code` (letters and figures without meaning), `date`, `birth`, `value` (a code of ours with
its word there), `first` (of several codes the one that stands first in the list), `place`, `empty` (always, with its reason).
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Column:
    """One column: its name here, its heading, how a cell is filled, from which question of ours, and where we know it from."""

    name: str
    label: str
    takes: str
    question: str
    source: str
    verified: bool


@cache
def columns() -> tuple[Column, ...]:
    """Return all columns in the order of the Incident Recorder."""
    return tuple(
        Column(one["column"], one["label"], one["takes"], one["question"], one["source"], one["verified"] == "yes")
        for one in _rows("columns.csv")
    )


@cache
def values() -> Mapping[str, Mapping[str, str]]:
    """Return the words of the Incident Recorder: column → code of ours → word. What is not in it leaves a cell empty."""
    found: dict[str, dict[str, str]] = {}
    for one in _rows("values.csv"):
        found.setdefault(one["column"], {})[one["code"]] = one["value"]
    return found


def _rows(name: str) -> list[dict[str, str]]:
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
