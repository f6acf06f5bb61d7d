"""Reads the tables of a specialised area; what is wrong is said with the row it stands in."""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from amparo.foundation.areas.kinds import (
    ACTS,
    COMPARTMENTS,
    NARROWED,
    AreaError,
    Clearance,
    Doing,
    Gate,
    Head,
    Narrowing,
    Step,
)
from amparo.foundation.codelists import read_yes

KEYS = ("title", "compartment", "restricts", "suggested_when", "because", "source", "verified")

Row = Mapping[str, str]
Made = TypeVar("Made")


def read_head(rows: Iterable[Row]) -> Head:
    """Read `key,value`. Raises AreaError."""
    found: dict[str, str] = {}
    for number, row in enumerate(rows, 2):
        key = row.get("key") or ""
        if key not in KEYS:
            raise AreaError(f"row {number}: “{key}” is none of {', '.join(KEYS)}")
        if key in found:
            raise AreaError(f"row {number}: {key} stands twice")
        found[key] = row.get("value") or ""
    missing = [key for key in KEYS if not found.get(key)]
    if missing:
        raise AreaError(f"row 1: {', '.join(missing)} is missing")
    if found["compartment"] not in COMPARTMENTS:
        raise AreaError(f"compartment: “{found['compartment']}” is none of {', '.join(COMPARTMENTS)}")
    return Head(
        found["title"], found["compartment"], _yes(found["restricts"]), found["suggested_when"], found["because"],
        found["source"], _yes(found["verified"]),
    )  # fmt: skip


def read_steps(rows: Iterable[Row]) -> tuple[Step, ...]:
    """Read `form,after,many,approval,opens_when,because` in the order of the work. Raises AreaError."""
    steps = _each(rows, lambda row: Step(
        row["form"], tuple(row["after"].split()), _yes(row["many"]), _yes(row["approval"]), row["opens_when"], row["because"],
    ))  # fmt: skip
    earlier: set[str] = set()
    for number, step in enumerate(steps, 2):
        if not step.form or step.form in earlier:
            raise AreaError(f"row {number}: the form is missing or stands twice")
        unknown = [name for name in step.after if name not in earlier]
        if unknown:
            raise AreaError(f"row {number}: {unknown[0]} does not stand above {step.form}, which comes after it")
        earlier.add(step.form)
    return steps


def read_gates(rows: Iterable[Row]) -> tuple[Gate, ...]:
    """Read `id,act,when,until,because,source,verified`. Raises AreaError."""
    gates = _each(rows, lambda row: Gate(
        row["id"], row["act"], row["when"], row["until"], row["because"], row["source"], _yes(row["verified"])
    ))  # fmt: skip
    for number, gate in enumerate(gates, 2):
        if gate.act not in ACTS:
            raise AreaError(f"row {number}: the act “{gate.act}” is none of {', '.join(ACTS)}")
    _told_apart(gates)
    return gates


def read_clearances(rows: Iterable[Row]) -> tuple[Clearance, ...]:
    """Read `id,when,because,source,verified`. Raises AreaError."""
    given = _each(rows, lambda row: Clearance(
        row["id"], row["when"], row["because"], row["source"], _yes(row["verified"])
    ))  # fmt: skip
    _told_apart(given)
    return given


def read_disclosure(rows: Iterable[Row]) -> tuple[Narrowing, ...]:
    """Read `form,question,narrowed_to,because`. Raises AreaError."""
    narrowed = _each(rows, lambda row: Narrowing(row["form"], row["question"], row["narrowed_to"], row["because"]))
    for number, one in enumerate(narrowed, 2):
        if one.narrowed_to not in NARROWED:
            raise AreaError(f"row {number}: “{one.narrowed_to}” is none of {', '.join(NARROWED)}")
    return narrowed


def read_doings(rows: Iterable[Row]) -> tuple[Doing, ...]:
    """Read `act,form`. Raises AreaError."""
    doings = _each(rows, lambda row: Doing(row["act"], row["form"]))
    for number, doing in enumerate(doings, 2):
        if doing.act not in ACTS:
            raise AreaError(f"row {number}: the act “{doing.act}” is none of {', '.join(ACTS)}")
    return doings


def _each(rows: Iterable[Row], made: Callable[[Row], Made]) -> tuple[Made, ...]:
    found = []
    for number, row in enumerate(rows, 2):
        try:
            found.append(made(row))
        except KeyError as problem:
            raise AreaError(f"row 1: the column {problem.args[0]} is missing") from problem
        except AreaError as problem:
            raise AreaError(f"row {number}: {problem}") from problem
    return tuple(found)


def _yes(text: str) -> bool:
    if text.lower() not in ("yes", "no"):
        raise AreaError(f"“{text}” is neither yes nor no")
    return read_yes(text)


def _told_apart(rows: Iterable[Gate | Clearance]) -> None:
    seen: set[str] = set()
    for number, row in enumerate(rows, 2):
        if not row.id or row.id in seen:
            raise AreaError(f"row {number}: the id is missing or stands twice")
        if not row.when:
            raise AreaError(f"row {number}: the condition of {row.id} is missing")
        seen.add(row.id)
