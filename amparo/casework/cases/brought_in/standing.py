"""What a case that was received says today, in the standard: pure thought on what came and what our forms say since.

A value that was put into a form is read from there, also when somebody took it away; what no form of ours says stands as it
was received. What is too narrow to leave the house in a file goes back only as it came.
"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from amparo.casework.cases.areas.handing import handed_on, may_hand_on
from amparo.casework.cases.areas.knowledge import Filled
from amparo.casework.cases.brought_in.lines import PERSON, homes
from amparo.casework.cases.brought_in.received import Put, Receipt
from amparo.exchange import htcds

NOTHING: htcds.Row = {}


def given_back(
    receipt: Receipt, person: Mapping[str, Any], forms: Mapping[UUID, Filled], too_narrow: frozenset[str]
) -> htcds.Record:
    """Return the case as it is given back; `person` are the register's details, `forms` entry → form, oldest first."""
    once = _laid_over(receipt.record.once, _said(PERSON, _texts(person)).once, {})
    rows = {table: list(some) for table, some in receipt.record.rows.items()}
    for put in receipt.put:
        now, answers_for = _now(put, forms, too_narrow), _free(put, too_narrow)
        if now is None:
            continue
        if put.table:
            said = next(iter(now.rows.get(put.table, ())), NOTHING)
            rows[put.table][put.row] = _laid_over(rows[put.table][put.row], said, answers_for)
        else:
            once = _laid_over(once, now.once, answers_for)
    return htcds.Record(once, {table: tuple(some) for table, some in rows.items()}, receipt.record.other)


def _free(put: Put, too_narrow: frozenset[str]) -> dict[str, htcds.Values]:
    """Return the fields of a form that may leave the house in a file as it says them now."""
    paths = {name: path for (form, path), name in homes().fields.items() if form == put.form}
    return {name: left for name, left in put.fields.items() if handed_on(put.form, {paths[name]: "x"}, too_narrow)}


def _now(put: Put, forms: Mapping[UUID, Filled], too_narrow: frozenset[str]) -> htcds.Record | None:
    """Return what a form that was begun with a part of it says now; None where that stays as it came.

    Of a form that is filled once what was filled last counts. One that was given up, or that nobody may hand on, says nothing.
    """
    if not may_hand_on(put.form, too_narrow):
        return None
    of_form = [one for one in forms.values() if one.form == put.form]
    found = forms.get(put.entry) if put.table or not of_form else of_form[-1]
    if found is None:
        return None
    return _said(put.form, handed_on(put.form, found.answers, too_narrow))


def _said(form: str, answers: Mapping[str, str]) -> htcds.Record:
    return htcds.to_record([htcds.Filled(form, answers)], homes())[0]


def _texts(details: Mapping[str, Any]) -> dict[str, str]:
    return {name: " ".join(value) if isinstance(value, list) else str(value) for name, value in details.items()
            if (PERSON, name) in homes().fields}  # fmt: skip


def _laid_over(came: htcds.Row, now: htcds.Row, put: Mapping[str, htcds.Values]) -> htcds.Row:
    """Return what came, with what is said now instead; `put` are the fields a form answers for, with what it has no code for."""
    found = dict(came)
    for name in {**put, **now}:
        values = tuple(dict.fromkeys((*now.get(name, ()), *put.get(name, ()))))
        if set(values) == set(came.get(name, ())):
            continue
        if values:
            found[name] = values
        else:
            del found[name]
    return found
