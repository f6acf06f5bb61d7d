"""Pure thought about a person's details: what a valid register entry is, how a name reads, how old somebody is."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from amparo.foundation.errors import Refusal

Fields = Mapping[str, Any]

NAME_PARTS = ("name_given", "name_father", "name_grandfather", "name_family")
TEXTS = (
    *NAME_PARTS,
    "name_as_written",
    "name_script",
    "preferred_name",
    "birth_date",
    "birth_precision",
    "age_stated",
    "age_stated_on",
    "sex",
    "gender",
    "interpreter",
    "wg_seeing",
    "wg_hearing",
    "wg_walking",
    "wg_remembering",
    "wg_selfcare",
    "wg_communicating",
    "contact_channel",
    "contact_value",
    "contact_when",
    "contact_not_know",
    "contact_note",
    "marital",
)
LISTS = ("name_romanised", "other_names", "population_groups", "nationalities", "languages", "identifiers")
OLDEST = 120
UNSAID = frozenset({"unknown", "not_asked", "declined"})
_DATE = re.compile(r"^\d{4}(-\d{2}(-\d{2})?)?$")


def checked(fields: Fields) -> dict[str, Any]:
    """Return `fields` trimmed, without empty ones, lists without empty items.

    Raises Refusal for a field that is unknown, and for one that only acts on responsibility and tier may change.
    """
    clean: dict[str, Any] = {}
    for name, value in fields.items():
        if name in LISTS:
            clean[name] = [item for item in value or [] if item]
        elif name in TEXTS:
            clean[name] = str(value).strip() if value is not None else ""
        else:
            raise Refusal("people.field_unknown", detail=name)
    return {name: value for name, value in clean.items() if value}


def check_complete(fields: Fields, today: date) -> None:
    """Raise Refusal when the details cannot stand as a register entry: no name at all, or an impossible birth date."""
    if not any(fields.get(part) for part in (*NAME_PARTS, "name_as_written", "preferred_name")):
        raise Refusal("people.name_missing", field="name_given")
    written = fields.get("birth_date")
    if written and not _DATE.match(written):
        raise Refusal("people.birth_date_unreadable", field="birth_date")
    born = birth(fields)
    if written and (born is None or born > today or today.year - born.year > OLDEST):
        raise Refusal("people.birth_date_impossible", field="birth_date")
    stated = fields.get("age_stated")
    if stated and not (stated.isdigit() and int(stated) <= OLDEST):
        raise Refusal("people.age_impossible", field="age_stated")


def full_name(fields: Fields) -> str:
    """Return the name as it is read out: its parts in order, else as it was written, else the preferred name."""
    parts = " ".join(fields[part] for part in NAME_PARTS if fields.get(part))
    return parts or fields.get("name_as_written") or fields.get("preferred_name") or ""


def all_names(fields: Fields) -> tuple[str, ...]:
    """Return every form of the person's name, without repeats, the full name first."""
    forms = [full_name(fields), fields.get("name_as_written", ""), fields.get("preferred_name", "")]
    forms += [*fields.get("name_romanised", []), *fields.get("other_names", [])]
    return tuple(dict.fromkeys(form for form in forms if form))


def birth(fields: Fields) -> date | None:
    """Return the birth date, 1 January or the first of the month where only year or month is known; None if unknown."""
    pieces = [int(piece) for piece in str(fields.get("birth_date") or "").split("-") if piece.isdigit()]
    try:
        return date(pieces[0], *([*pieces[1:], 1, 1])[:2]) if pieces else None
    except ValueError:
        return None


def age(fields: Fields, today: date) -> int | None:
    """Return the age in whole years today, from the birth date or else from the age that was stated; None if unknown."""
    born = birth(fields)
    if born is not None:
        return today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    stated, when = fields.get("age_stated"), fields.get("age_stated_on")
    if not stated:
        return None
    return int(stated) + (today.year - date.fromisoformat(when).year if when else 0)


def age_is_uncertain(fields: Fields) -> bool:
    """Return True when the age rests on a stated age, an estimate or an incomplete date."""
    whole = str(fields.get("birth_date") or "").count("-") == 2
    return not whole or fields.get("birth_precision") == "estimated"


def is_child(fields: Fields, today: date) -> bool:
    """Return True for a person under 18, and for an age within one year of it that is uncertain.

    An age in dispute is treated as a child's (facts/domain.md 1.4 d).
    """
    years = age(fields, today)
    if years is None:
        return False
    return years < 18 or (years < 19 and age_is_uncertain(fields))


def birth_year(fields: Fields, today: date) -> int | None:
    """Return the birth year, reckoned from a stated age where no date is known."""
    born = birth(fields)
    if born:
        return born.year
    years = age(fields, today)
    return None if years is None else today.year - years


def has_disability(fields: Fields) -> bool | None:
    """Return the Washington Group identifier: one domain at "a lot" or "cannot"; None when nothing was answered."""
    answers = [fields[name] for name in TEXTS if name.startswith("wg_") and fields.get(name)]
    known = [answer for answer in answers if answer not in UNSAID]
    return any(answer in {"a_lot", "cannot"} for answer in known) if known else None
