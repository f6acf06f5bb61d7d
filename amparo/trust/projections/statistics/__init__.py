"""What the server may count: a few codes and days of each case whose person agreed to statistics, in memory only."""

from amparo.foundation import privacy
from amparo.trust.projections.statistics.live import Live
from amparo.trust.projections.statistics.released import Company, Released
from amparo.trust.projections.statistics.sources import Open, Source
from amparo.trust.projections.statistics.table import Table, empty, made
from amparo.trust.vault import fingerprints

_live = Live()


def register(source: Source) -> None:
    """Say where what is counted comes from; wired in `config`."""
    _live.source = source


def current() -> Table:
    """Return everything that may be counted now, exact; whoever shows it asks who may open the cases."""
    return _live.current()


def released() -> Released:
    """Return what figures that go further are reckoned from; nobody stands in it who may not be counted any more."""
    return _live.released()


def keep_in_step() -> None:
    """Let whoever may not be counted any more leave what was released, and its file, at once."""
    _live.keep_in_step()


def draw(name: str) -> float:
    """Return by what the figure of a name is rounded: always the same here, and unknown without the server's key."""
    return _drawn(name)


_drawn = privacy.draw_of(lambda name: fingerprints.fingerprints("rounding of figures", [name])[0])


def forget() -> None:
    """Drop what this process knows; the next question begins with what was released."""
    _live.forget()


__all__ = [
    "Company", "Live", "Open", "Released", "Source", "Table", "current", "draw", "empty", "forget", "keep_in_step", "made",
    "register", "released",
]  # fmt: skip
