"""Turns values into each other as JavaRosa does: text, number, truth and dates (ODK XForms specification)."""

import math
import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

Value = Any
"""What lxml hands to a function: text, float, bool, or a list of elements and texts."""

EPOCH = date(1970, 1, 1)
SECONDS_A_DAY = 86_400
_NUMBER = re.compile(r"-?(?:\d+(?:\.\d*)?|\.\d+)")
_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}(?::?\d{2})?)?")


def single(value: Value) -> str | float | bool:
    """Give the one value JavaRosa unpacks: the text of the first node, "" when there is none."""
    if not isinstance(value, list):
        return value if isinstance(value, bool | float | str) else float(value)
    if not value:
        return ""
    first = value[0]
    return first if isinstance(first, str) else (first.text or "")


def many(value: Value) -> list[str]:
    """Give the texts of all relevant nodes, or the one value as text."""
    if isinstance(value, list):
        return [node if isinstance(node, str) else (node.text or "") for node in relevant(value)]
    return [to_text(value)]


def relevant(nodes: list[Any]) -> list[Any]:
    """Leave out the nodes that an evaluation has marked as irrelevant."""
    return [node for node in nodes if isinstance(node, str) or node.get("irrelevant") is None]


def to_text(value: Value) -> str:
    """Write a value as text: whole numbers without a point, truth as true/false."""
    value = single(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else number_text(value)


def number_text(value: float) -> str:
    """Write a number as forms show it: 5 and not 5.0; NaN is `NaN`."""
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    if abs(value) < 1e15 and abs(value - round(value)) < 1e-12:
        return str(round(value))
    return repr(value)


def to_number(value: Value) -> float:
    """Read a value as a number; what is none, a date too, is NaN."""
    value = single(value)
    if not isinstance(value, str):
        return float(value)
    text = value.strip()
    return float(text) if _NUMBER.fullmatch(text) else math.nan


def to_number_or_days(value: Value) -> float:
    """Read a value as a number, and a date as its days since 1970."""
    value = single(value)
    number = to_number(value)
    if not isinstance(value, str) or not math.isnan(number):
        return number
    moment = read_moment(value.strip())
    return math.nan if moment is None else days_since_epoch(moment)


def to_truth(value: Value) -> bool:
    """Read a value as true or false: empty text, 0 and NaN are false."""
    value = single(value)
    if isinstance(value, float):
        return value != 0 and not math.isnan(value)
    return bool(value)


def equal(left: Value, right: Value) -> bool:
    """Compare two values as JavaRosa does: as truth, then as numbers when one is a number, else as text."""
    left, right = single(left), single(right)
    if isinstance(left, bool) or isinstance(right, bool):
        return to_truth(left) == to_truth(right)
    if isinstance(left, float) or isinstance(right, float):
        return abs(to_number(left) - to_number(right)) < 1e-12
    if left == right:
        return True
    # Two number questions holding 5 and 5.0 are the same number; an empty one equals only an empty one.
    if _NUMBER.fullmatch(left.strip()) and _NUMBER.fullmatch(right.strip()):
        return float(left) == float(right)
    return False


def read_moment(text: str) -> date | datetime | None:
    """Read an ISO 8601 date or date and time; None when it is neither or does not exist in the calendar."""
    found = _DATE.match(text)
    if found is None:
        return None
    try:
        day = date(*(int(part) for part in found.groups()))
    except ValueError:
        return None
    rest = text[found.end() :]
    if not rest:
        return day
    hour = read_time(rest[1:]) if rest[0] in "T " else None
    return None if hour is None else datetime.combine(day, hour)


def read_time(text: str) -> time | None:
    """Read an ISO 8601 time of day, with or without its offset from UTC; None when it is none."""
    found = _TIME.fullmatch(text)
    if found is None:
        return None
    hours, minutes, seconds, fraction, offset = found.groups()
    micro = int((fraction or "0")[:6].ljust(6, "0"))
    try:
        return time(int(hours), int(minutes), int(seconds or 0), micro, tzinfo=_offset(offset))
    except ValueError:
        return None


def _offset(text: str | None) -> timezone | None:
    if not text:
        return None
    if text == "Z":
        return UTC
    hours, minutes = int(text[1:3]), int(text[-2:]) if len(text) > 3 else 0
    return timezone((1 if text[0] == "+" else -1) * timedelta(hours=hours, minutes=minutes))


def days_since_epoch(moment: date | datetime) -> float:
    """Count the days since 1970-01-01, with the fraction of the day when there is a time of day."""
    if not isinstance(moment, datetime):
        return float((moment - EPOCH).days)
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return (aware - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds() / SECONDS_A_DAY


def to_moment(value: Value) -> date | datetime | None:
    """Read a value as a date: ISO text, or a number of days since 1970; None when it is neither."""
    value = single(value)
    if isinstance(value, str):
        text = value.strip()
        moment = read_moment(text)
        if moment is not None or not _NUMBER.fullmatch(text):
            return moment
        value = float(text)
    if math.isnan(value) or not -700_000 < value < 2_900_000:
        return None
    days = math.floor(value)
    day = EPOCH + timedelta(days=days)
    if value == days:
        return day
    return datetime.combine(day, time(), UTC) + timedelta(seconds=round((value - days) * SECONDS_A_DAY, 3))


def moment_text(moment: date | datetime | None) -> str:
    """Write a date or moment as ISO 8601; a moment carries milliseconds and its offset, as ODK writes it."""
    if moment is None:
        return ""
    return moment.isoformat(timespec="milliseconds") if isinstance(moment, datetime) else moment.isoformat()
