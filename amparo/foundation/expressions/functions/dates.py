"""The date functions of forms: today, now, reading, formatting, counting (ODK XForms specification)."""

import math
from datetime import datetime, time

from amparo.foundation.expressions.functions.table import function
from amparo.foundation.expressions.moments import CURRENT
from amparo.foundation.expressions.values import (
    SECONDS_A_DAY,
    Value,
    days_since_epoch,
    moment_text,
    read_time,
    to_moment,
    to_text,
)

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@function("today")
def today() -> str:
    """Give the day of the evaluation."""
    return CURRENT.get().today.isoformat()


@function("now")
def now() -> str:
    """Give the moment of the evaluation."""
    return moment_text(CURRENT.get().now)


@function("date")
def date_of(value: Value) -> str:
    """Read a value as a date; "" when it is none."""
    moment = to_moment(value)
    return moment_text(moment.date() if isinstance(moment, datetime) else moment)


@function("date-time")
def date_time(value: Value) -> str:
    """Read a value as a date with its time of day; "" when it is none."""
    return moment_text(to_moment(value))


@function("decimal-date-time")
def decimal_date_time(value: Value) -> float:
    """Count days since 1970, with the fraction of the day."""
    moment = to_moment(value)
    return math.nan if moment is None else days_since_epoch(moment)


@function("decimal-date")
def decimal_date(value: Value) -> float:
    """Count whole days since 1970."""
    moment = to_moment(value)
    return math.nan if moment is None else float(math.floor(days_since_epoch(moment)))


@function("decimal-time")
def decimal_time(value: Value) -> float:
    """Give the time of day as a fraction of the day."""
    text = to_text(value).strip()
    hour = read_time(text) or read_time(text[11:])
    if hour is None:
        return math.nan
    return (hour.hour * 3600 + hour.minute * 60 + hour.second + hour.microsecond / 1e6) / SECONDS_A_DAY


@function("format-date")
def format_date(value: Value, pattern: Value) -> str:
    """Write a date by a pattern of %Y %y %m %n %b %d %e %a and, with a time, %H %h %M %S %3; "" when it is no date."""
    return _formatted(value, pattern)


@function("format-date-time")
def format_date_time(value: Value, pattern: Value) -> str:
    """Write a date and time by a pattern (the signs that ODK knows); "" when it is no date."""
    return _formatted(value, pattern)


def _formatted(value: Value, pattern: Value) -> str:
    moment = to_moment(value)
    if moment is None:
        return ""
    whole = moment if isinstance(moment, datetime) else datetime.combine(moment, time())
    written, signs = [], iter(to_text(pattern))
    for sign in signs:
        written.append(_sign(whole, next(signs, "")) if sign == "%" else sign)
    return "".join(written)


def _sign(moment: datetime, sign: str) -> str:
    table: dict[str, str] = {
        "Y": f"{moment.year:04}", "y": f"{moment.year % 100:02}", "m": f"{moment.month:02}", "n": str(moment.month),
        "b": _MONTHS[moment.month - 1], "d": f"{moment.day:02}", "e": str(moment.day), "H": f"{moment.hour:02}",
        "h": str(moment.hour), "M": f"{moment.minute:02}", "S": f"{moment.second:02}",
        "3": f"{moment.microsecond // 1000:03}", "a": _DAYS[moment.weekday()], "%": "%",
    }  # fmt: skip
    return table.get(sign, "%" + sign)
