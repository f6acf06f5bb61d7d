"""Opening hours as people write them, one line for days with the same times, and as numbers that can be compared."""

import re
from dataclasses import dataclass
from datetime import time

from amparo.casework.directory.kinds import DAYS

_LINE = re.compile(r"([A-Za-z]{2}(?:\s*[,-]\s*[A-Za-z]{2})*)\s+(\d{1,2}:\d{2})\s*[-–]\s*(\d{1,2}:\d{2})")


class HoursUnread(ValueError):
    """A line of opening hours cannot be read; the message is the line."""


@dataclass(frozen=True)
class Hours:
    """Days of the week on which a service is open from one time to another, later on the same day."""

    days: tuple[str, ...]
    opens: time
    closes: time

    def __str__(self) -> str:
        return f"{','.join(self.days)} {self.opens:%H:%M}-{self.closes:%H:%M}"


def read(text: str) -> tuple[Hours, ...]:
    """Read opening hours such as `MO-FR 09:00-17:00` or `SA,SU 10:00-12:00`, a line each; raise HoursUnread.

    >>> [str(one) for one in read("mo-we 9:00-13:00")]
    ['MO,TU,WE 09:00-13:00']
    """
    return tuple(_line(line.strip()) for line in text.splitlines() if line.strip())


def _line(line: str) -> Hours:
    found = _LINE.fullmatch(line)
    try:
        if not found:
            raise HoursUnread(line)
        opens, closes = time.fromisoformat(found[2].zfill(5)), time.fromisoformat(found[3].zfill(5))
        days = _days(re.sub(r"\s", "", found[1].upper()))
    except ValueError as problem:
        raise HoursUnread(line) from problem
    if opens >= closes:
        raise HoursUnread(line)
    return Hours(days, opens, closes)


def _days(text: str) -> tuple[str, ...]:
    found: set[int] = set()
    for part in text.split(","):
        first, _, last = part.partition("-")
        begin, end = DAYS.index(first), DAYS.index(last or first)
        found |= set(range(begin, end + 1)) if begin <= end else {*range(begin, 7), *range(end + 1)}
    return tuple(DAYS[day] for day in sorted(found))
