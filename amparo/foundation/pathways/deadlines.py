"""By when a step must be done: deadlines by step, level of risk and date, as data with sources."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from amparo.foundation.codelists import in_force, read_date, read_yes

UNITS = {"hours": timedelta(hours=1), "days": timedelta(days=1)}


class PathwayError(ValueError):
    """A pathway or a table of deadlines cannot be read; the message names the row."""


@dataclass(frozen=True)
class Deadline:
    """How long a step may take at a level of risk, counted from its beginning. Days are inclusive, None is open."""

    id: str
    step: str
    risk_level: str
    amount: int
    unit: str
    valid_from: date | None
    valid_to: date | None
    source: str
    verified: bool

    @property
    def span(self) -> timedelta:
        """The time there is."""
        return self.amount * UNITS[self.unit]

    def valid(self, day: date) -> bool:
        """Say whether it counts for a step that begins on `day`."""
        return in_force(self.valid_from, self.valid_to, day)


def read_deadlines(name: str, rows: Iterable[Mapping[str, str]]) -> tuple[Deadline, ...]:
    """Read a table id,step,risk_level,amount,unit,valid_from,valid_to,source,verified. Raises PathwayError."""
    found = []
    for number, row in enumerate(rows, 2):
        try:
            if row["unit"] not in UNITS or int(row["amount"]) < 0:
                raise ValueError
            found.append(Deadline(
                row["id"], row["step"], row.get("risk_level") or "", int(row["amount"]), row["unit"],
                read_date(row.get("valid_from") or ""), read_date(row.get("valid_to") or ""), row.get("source") or "",
                read_yes(row.get("verified") or ""),
            ))  # fmt: skip
        except (KeyError, ValueError) as problem:
            sentence = f"{name}, row {number}: the amount is a whole number of hours or days, dates are YYYY-MM-DD"
            raise PathwayError(sentence) from problem
    return tuple(found)


def deadline(deadlines: Iterable[Deadline], step: str, risk_level: str, day: date) -> Deadline | None:
    """Find the deadline of a step at a level of risk for a beginning on `day`; a row without level counts for all.

    While the risk is not assessed and no row names that, the shortest deadline of the step counts.
    """
    rows = [row for row in deadlines if row.step == step and row.valid(day)]
    exact = [row for row in rows if row.risk_level == risk_level] or [row for row in rows if not row.risk_level]
    if not exact and risk_level in ("", "not_assessed"):
        exact = rows
    return min(exact, key=lambda row: row.span, default=None)


def due(deadlines: Iterable[Deadline], step: str, risk_level: str, begun: datetime) -> datetime | None:
    """Give the moment by which a step begun at `begun` must be done; None when no deadline is set for it."""
    found = deadline(deadlines, step, risk_level, begun.date())
    return begun + found.span if found else None
