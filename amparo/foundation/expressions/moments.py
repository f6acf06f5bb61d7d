"""What an evaluation knows besides the answers: the day, the language, the lists; compiled expressions stay bare."""

from collections.abc import Callable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any


def _no_name(_path: str, _value: str) -> str:
    return ""


def _no_text(_identifier: str) -> str:
    return ""


@dataclass(frozen=True)
class Moment:
    """The surroundings of one evaluation: `today`/`now`, how a choice is called, itext by id, lists by name."""

    today: date
    now: datetime
    choice_name: Callable[[str, str], str] = _no_name
    itext: Callable[[str], str] = _no_text
    instances: Mapping[str, Any] = field(default_factory=dict)
    version: str = ""


CURRENT: ContextVar[Moment] = ContextVar("amparo_expression_moment")


def at(day: date) -> Moment:
    """Make surroundings with nothing but a day (noon UTC stands for its time)."""
    return Moment(day, datetime(day.year, day.month, day.day, 12, tzinfo=UTC))
