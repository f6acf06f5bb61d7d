"""Checks one answer against the type of its question, as phones do before they let anyone go on."""

import re
from datetime import datetime

from amparo.foundation.expressions.values import read_moment, read_time
from amparo.foundation.forms.model import Question

LONGEST_ANSWER = 20_000
_WHOLE = re.compile(r"[-+]?\d{1,18}")
_DECIMAL = re.compile(r"[-+]?(?:\d{1,18}(?:\.\d{0,18})?|\.\d{1,18})")


def type_problem(question: Question, text: str) -> str:
    """Give the catalogue code of what is wrong with the type of an answer, "" when nothing is."""
    if len(text) > LONGEST_ANSWER:
        return "forms.too_long"
    if question.kind == "range" and _DECIMAL.fullmatch(text) and _outside(question, float(text)):
        return "forms.out_of_range"
    check = _CHECKS.get(question.bind_type)
    return "" if check is None else check(text)


def _outside(question: Question, value: float) -> bool:
    try:
        low, high = float(question.parameters.get("start", "-inf")), float(question.parameters.get("end", "inf"))
    except ValueError:
        return False
    return not min(low, high) <= value <= max(low, high)


def _whole(text: str) -> str:
    return "" if _WHOLE.fullmatch(text) else "forms.not_a_whole_number"


def _decimal(text: str) -> str:
    return "" if _DECIMAL.fullmatch(text) else "forms.not_a_number"


def _date(text: str) -> str:
    moment = read_moment(text) if len(text) == 10 else None
    return "" if moment is not None and not isinstance(moment, datetime) else "forms.not_a_date"


def _moment(text: str) -> str:
    return "" if isinstance(read_moment(text), datetime) else "forms.not_a_moment"


def _time(text: str) -> str:
    return "" if read_time(text) is not None else "forms.not_a_time"


def _point(text: str) -> str:
    parts = text.split()
    if not 2 <= len(parts) <= 4 or not all(_DECIMAL.fullmatch(part) for part in parts):
        return "forms.not_a_place"
    return "" if abs(float(parts[0])) <= 90 and abs(float(parts[1])) <= 180 else "forms.not_a_place"


def _points(text: str) -> str:
    pieces = [piece for piece in text.split(";") if piece.strip()]
    return "" if pieces and not any(map(_point, pieces)) else "forms.not_a_place"


_CHECKS = {
    "int": _whole, "integer": _whole, "decimal": _decimal, "date": _date, "dateTime": _moment, "time": _time,
    "geopoint": _point, "geotrace": _points, "geoshape": _points,
}  # fmt: skip
