"""Fills one row of the Incident Recorder.

A cell can hold nothing but a code without meaning, a date, or a word of the tables: whatever else an answer holds, a name
or a telephone number in the wrong place, leaves the cell empty. So nothing that was written freely can ever pass.
"""

from collections.abc import Callable, Mapping
from datetime import date

from amparo.exchange.gbvims.codes import CodeError, is_assigned, is_meaningless
from amparo.exchange.gbvims.recording import COUNTED, Reported, Survivor, left_out
from amparo.exchange.gbvims.tables import Column, columns, values

Places = Mapping[str, tuple[str, str]]
"""P-code of a district → the names of its county and of itself."""


def row(one: Reported, places: Places) -> tuple[str, ...]:
    """Return the cells of an incident that is counted, in order.

    Raises CodeError when the incident is not to be counted or a code is not one: it must not be written at all.
    """
    if left_out(one) is not COUNTED:
        raise CodeError(f"this incident is not counted: {left_out(one)}")
    return tuple(_FILL[column.takes](one, column, places) for column in columns())


def _code(one: Reported, column: Column, _places: Places) -> str:
    code = {
        "incident_id": one.code,
        "survivor_code": one.survivor.code,
        "caseworker_code": one.caseworker_code,
        "agency_code": one.agency_code,
    }[column.name]
    fits = is_meaningless if column.name in ("incident_id", "survivor_code") else is_assigned
    if not fits(code):
        raise CodeError(f"{column.name} is not a code without meaning")
    return code


def _date(one: Reported, column: Column, _places: Places) -> str:
    found = _day(one.answer(column.question))
    return found.isoformat() if found else ""


def _birth(one: Reported, _column: Column, _places: Places) -> str:
    """Return 1 January of the year that gives the age the person had then; with it the birthday cannot be told."""
    then = _day(one.answer("incident_date")) or _day(one.answer("report_date"))
    years = _age(one, then)
    return (
        f"{then.year - years:04}-01-01" if then and years is not None and 0 <= years <= min(120, then.year - 1) else ""
    )


def _age(one: Reported, then: date | None) -> int | None:
    born = one.survivor.born
    if born and then and born <= then:
        return then.year - born.year - ((then.month, then.day) < (born.month, born.day))
    said, now, since = (_number(one.answer(name)) for name in ("age_at_incident", "age_years", "elapsed_days"))
    if said is not None or now is None or since is None:
        return said
    # A child is asked only for the age of today; full years that have passed since are taken off.
    return now - since // 365


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 5 else None


_OF_RECORD: Mapping[str, Callable[[Survivor], str]] = {
    "sex": lambda person: person.sex,
    "country_of_origin": lambda person: person.country,
    "marital_status": lambda person: person.marital,
    "displacement_status": lambda person: person.population_group,
    "disability": lambda person: person.disability,
    "uasc_status": lambda person: person.uasc,
}


def _value(one: Reported, column: Column, _places: Places) -> str:
    said = one.answer(column.question) if column.question else _OF_RECORD[column.name](one.survivor)
    return values()[column.name].get(said, "")


def _first(one: Reported, column: Column, _places: Places) -> str:
    said = one.answer(column.question).split()
    return next((word for code, word in values()[column.name].items() if code in said), "")


def _place(one: Reported, column: Column, places: Places) -> str:
    county, district = places.get(one.answer(column.question), ("", ""))
    return county if column.name == "county" else district


def _empty(_one: Reported, _column: Column, _places: Places) -> str:
    return ""


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


_FILL: Mapping[str, Callable[[Reported, Column, Places], str]] = {
    "code": _code, "date": _date, "birth": _birth, "value": _value, "first": _first, "place": _place, "empty": _empty,
}  # fmt: skip
