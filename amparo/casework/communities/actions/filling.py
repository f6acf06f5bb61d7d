"""Write into the columns of a record what was said of it: codes, days, and by when a rumour is checked and answered."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from amparo.casework.communities import limits, reach
from amparo.casework.communities.actions.writing import place
from amparo.casework.communities.kinds import POINTS, Kind
from amparo.casework.communities.models import Committee, PlannedAction, Record, Rumour, Session
from amparo.casework.communities.rules.standing import OPEN, is_urgent
from amparo.foundation import clock
from amparo.trust.disclosure.access import Access

PLAIN = frozenset({
    "rated_on", "held_on", "purpose", "due_on", "status", "finished_on", "told_back_on", "since", "ended_on", "begins_on",
    "ends_on", "languages", "channels", "channel", "dangerous", "finding",
})  # fmt: skip
"""Columns that hold what was said as it is."""


def fill(by: Access, kind: Kind, found: Record, fields: Mapping[str, Any]) -> None:
    """Write what `fields` say into the columns of a record."""
    for name in PLAIN & set(kind.clear) & set(fields):
        value = fields[name]
        setattr(found, name, value if value is not None or _may_be_empty(found, name) else "")
    if isinstance(found, Session | Rumour) and "place" in fields:
        found.place_id = place(fields["place"]) if fields["place"] else None
    if isinstance(found, Session):
        _session(by, found, fields)
    elif isinstance(found, PlannedAction):
        _action(by, found, fields)
    elif isinstance(found, Rumour):
        _rumour(found, fields)


def _may_be_empty(found: Record, name: str) -> bool:
    return bool(found._meta.get_field(name).null)


def _session(by: Access, found: Session, fields: Mapping[str, Any]) -> None:
    if POINTS in fields:
        found.points = sorted({line["category"] for line in fields[POINTS]})
    if "committee" in fields:
        found.committee = _of(by, Committee, found, fields["committee"])


def _action(by: Access, found: PlannedAction, fields: Mapping[str, Any]) -> None:
    """An action that ended, and of which no day was named, ended today."""
    if "session" in fields:
        found.session = _of(by, Session, found, fields["session"])
    if found.status in OPEN:
        found.finished_on = None
    elif found.finished_on is None:
        found.finished_on = clock.today()


def _of(by: Access, model: type[Any], found: Record, named: Any) -> Any:
    """Return the record that is named, of the same community; raise "not there" for any other."""
    if not named:
        return None
    other = reach.record(by, model, named, "communities.record_named")
    if other.community_id != found.community_id:
        return None
    return other


def _rumour(found: Rumour, fields: Mapping[str, Any]) -> None:
    """Set the clocks by when it was heard and how dangerous it is; note when it was checked and answered first."""
    now = clock.now()
    if fields.get("heard_on"):
        found.heard_at = _moment(fields["heard_on"], found.heard_at or now)
    ending = "_dangerous" if is_urgent(found.dangerous) else ""
    found.check_by = limits.due(f"rumour_check{ending}", found.heard_at)
    found.answer_by = limits.due(f"rumour_answer{ending}", found.heard_at)
    if found.finding and found.checked_at is None:
        found.checked_at = now
    if fields.get("answer") and found.answered_at is None:
        found.answered_at = now


def _moment(day: date, known: datetime) -> datetime:
    """Return the moment at which something was heard on `day`: the one that is known, else noon."""
    return known if known.date() == day else datetime.combine(day, time(12), UTC)


def days_of(found: Record) -> dict[str, Any]:
    """Return what a record says in other columns than those of its name."""
    return {"heard_on": found.heard_at.date()} if isinstance(found, Rumour) else {}
