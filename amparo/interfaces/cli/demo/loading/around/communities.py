"""Communities of the invented country, as Alma works with them; what they say stands in lists/communities.json.

Days are counted from today; a record that others name has a name of its own in the first place of its line.
"""

import json
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from amparo.casework.communities import actions
from amparo.foundation.policy import Role
from amparo.interfaces.cli.demo.loading.staffing import at_work
from amparo.interfaces.cli.demo.services import LISTS

CELLS = {
    "groups": ("group", "share"), "counts": ("group", "sex", "age", "number"), "points": ("category", "words"),
    "questions": ("question", "answer", "right", "wrong", "unsure"),
}  # fmt: skip
NAMED = ("session", "committee")


def work_with(today: date) -> None:
    """Write down every community as it stands today."""
    for told in json.loads((LISTS / "communities.json").read_text(encoding="utf-8")):
        _one(told, today)


def _one(told: Mapping[str, Any], today: date) -> None:
    by, known = at_work(told["by"], Role.CASE_WORKER), dict[str, UUID]()
    home = actions.save_community(by=by, fields=_fields(told["community"], today, known))
    for name, what, fields in told["records"]:
        known[name] = actions.save(by=by, what=what, community=home, fields=_fields(fields, today, known))
    for fields in told["volunteers"]:
        actions.save_volunteer(by=by, community=home, fields=_fields(fields, today, known))
    if told["told"]:
        record, said, done = (told["told"][name] for name in ("record", "said", "done"))
        bruno = at_work("bruno", Role.SUPERVISOR)
        actions.tell_everybody(by=bruno, what="action", record=known[record], language="en", said=said, done=done)


def _fields(told: Mapping[str, Any], today: date, known: Mapping[str, UUID]) -> dict[str, Any]:
    """Return what is told with days, lines and names of other records in the place of their short forms."""
    found = dict(told)
    for name, value in told.items():
        if isinstance(value, int):
            found[name] = today + timedelta(days=value)
        elif name in CELLS:
            found[name] = [dict(zip(CELLS[name], line, strict=True)) for line in value]
        elif name in NAMED:
            found[name] = known[value]
    return found
