"""How long records are kept: schedules by type of record and date, as data with sources."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from amparo.foundation.codelists import in_force, read_date, read_yes
from amparo.foundation.pathways.deadlines import PathwayError

BEGINNINGS = ("closure", "registration", "majority")


@dataclass(frozen=True)
class Keeping:
    """So many months a type of record is kept, counted from a beginning (closure, registration, majority)."""

    id: str
    record_type: str
    counted_from: str
    months: int
    valid_from: date | None
    valid_to: date | None
    source: str
    verified: bool

    def valid(self, day: date) -> bool:
        """Say whether it counts for a keeping that begins on `day`."""
        return in_force(self.valid_from, self.valid_to, day)

    def until(self, begun: date) -> date:
        """Give the last day of keeping; the last day of a month where the day itself does not exist."""
        month = begun.month - 1 + self.months
        year, month = begun.year + month // 12, month % 12 + 1
        for day in range(begun.day, 27, -1):
            try:
                return date(year, month, day)
            except ValueError:
                continue
        return date(year, month, begun.day)


def read_keeping(name: str, rows: Iterable[Mapping[str, str]]) -> tuple[Keeping, ...]:
    """Read a table id,record_type,counted_from,months,valid_from,valid_to,source,verified. Raises PathwayError."""
    found = []
    for number, row in enumerate(rows, 2):
        try:
            if not row["record_type"] or row["counted_from"] not in BEGINNINGS or int(row["months"]) < 1:
                raise ValueError
            found.append(Keeping(
                row["id"], row["record_type"], row["counted_from"], int(row["months"]),
                read_date(row.get("valid_from") or ""), read_date(row.get("valid_to") or ""), row.get("source") or "",
                read_yes(row.get("verified") or ""),
            ))  # fmt: skip
        except (KeyError, ValueError) as problem:
            sentence = f"{name}, row {number}: months is a whole number from 1, counted from {', '.join(BEGINNINGS)}"
            raise PathwayError(sentence) from problem
    return tuple(found)


def keeping(schedule: Iterable[Keeping], record_type: str, today: date) -> Keeping | None:
    """Find the schedule that counts today for a type of record; the longest where several do."""
    rows = [row for row in schedule if row.record_type == record_type and row.valid(today)]
    return max(rows, key=lambda row: row.months, default=None)
