"""One clock for the whole house, so that deadlines can be tested and a wrong laptop clock has one place to be caught."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime

_fixed: ContextVar[datetime | None] = ContextVar("amparo_fixed_clock", default=None)


def now() -> datetime:
    """Return the present moment as an aware UTC datetime."""
    return _fixed.get() or datetime.now(UTC)


def today() -> date:
    """Return today's date in UTC."""
    return now().date()


@contextmanager
def fixed(moment: datetime) -> Iterator[None]:
    """Hold the clock at `moment` (aware) inside the block; for tests and for the invented demo country."""
    token = _fixed.set(moment)
    try:
        yield
    finally:
        _fixed.reset(token)
