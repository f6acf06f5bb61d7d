"""Bring two edits of one record together without losing either: pure thought on plain dictionaries.

A record's content is a flat dictionary of fields. Fields that only one side changed are merged. A field that both sides
changed to different values keeps the value that stands and holds every other proposal beside it until a person chooses.
"""

from dataclasses import dataclass
from typing import Any

Fields = dict[str, Any]
Proposal = dict[str, Any]


@dataclass(frozen=True)
class State:
    """What a version holds: the fields, and per field in conflict the proposals that wait for a choice."""

    fields: Fields
    conflicts: dict[str, list[Proposal]]


def merge(base: Fields, head: State, changes: Fields, *, by: str, at: str) -> State:
    """Return the state after `changes`, which were made on `base`, arrive when `head` stands.

    `changes` maps a field to its new value (None empties it). `by` and `at` sign a proposal. A proposal is never
    dropped: setting a field that has open proposals leaves them open.

    >>> after = merge({"a": 1}, State({"a": 2}, {}), {"a": 3, "b": 4}, by="x", at="now")
    >>> after.fields, [p["value"] for p in after.conflicts["a"]]
    ({'a': 2, 'b': 4}, [3])
    """
    fields, conflicts = dict(head.fields), {name: list(waiting) for name, waiting in head.conflicts.items()}
    for name, mine in changes.items():
        was, stands = base.get(name), head.fields.get(name)
        if mine in (was, stands):
            continue
        if stands == was:
            _put(fields, name, mine)
        else:
            _propose(conflicts.setdefault(name, []), mine, by, at)
    return State(fields, conflicts)


def choose(head: State, name: str, value: Any) -> State:
    """Return the state after a person chose `value` for the field in conflict; the other proposals stay in history."""
    fields = dict(head.fields)
    _put(fields, name, value)
    return State(fields, {other: waiting for other, waiting in head.conflicts.items() if other != name})


def _put(fields: Fields, name: str, value: Any) -> None:
    if value is None:
        fields.pop(name, None)
    else:
        fields[name] = value


def _propose(waiting: list[Proposal], value: Any, by: str, at: str) -> None:
    if all(proposal["value"] != value for proposal in waiting):
        waiting.append({"value": value, "by": by, "at": at})
