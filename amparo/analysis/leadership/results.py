"""The five results of the mission (S9), each with the indicators that speak of it: a list of practice."""

from dataclasses import dataclass
from functools import cache

from amparo import practice

LIST = "leadership_result"


@dataclass(frozen=True)
class Result:
    """One result: its code, and the indicators that speak of it."""

    code: str
    indicators: tuple[str, ...]


@cache
def results() -> tuple[Result, ...]:
    """Return the results in the order of the list."""
    return tuple(Result(one.code, tuple(one.extra["indicators"].split())) for one in practice.catalogue().lists[LIST])
