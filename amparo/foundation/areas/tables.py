"""Reads the tables of a specialised area; what is wrong is said with the row it stands in."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from amparo.foundation.codelists import read_yes

ACTS = (
    "closure", "transfer", "return", "family_reunification", "statistics", "referral", "interview",
    "contact_with_authorities", "contact_with_family", "relocation", "photo",
)  # fmt: skip
"""What a gate can block. Cases refuse `closure` and `transfer`; the other acts are done by forms (`acts.csv`) or by people."""

COMPARTMENTS = ("story", "ct", "cp", "gbv", "rr")
AREA, NOBODY_ELSE = "area", "nobody_else"
NARROWED = (AREA, NOBODY_ELSE)
EVERYWHERE = ""
"""The question of a narrowing that means the whole form."""
KEYS = ("title", "compartment", "restricts", "suggested_when", "because", "source", "verified")

Row = Mapping[str, str]
Made = TypeVar("Made")


class AreaError(ValueError):
    """A table of an area cannot be read; the message names the row and what is wrong."""


@dataclass(frozen=True)
class Head:
    """What an area is called, where its answers are sealed, whether it restricts a case, and when it is offered."""

    title: str
    compartment: str
    restricts: bool
    suggested_when: str
    because: str
    source: str
    verified: bool


@dataclass(frozen=True)
class Step:
    """One form of an area: the forms that come before it, whether it is filled again, and who must approve it."""

    form: str
    after: tuple[str, ...]
    many: bool
    approval: bool
    opens_when: str
    because: str


@dataclass(frozen=True)
class Gate:
    """An act is blocked while `when` is true or unknown, unless the clearance `until` was given."""

    id: str
    act: str
    when: str
    until: str
    because: str
    source: str
    verified: bool


@dataclass(frozen=True)
class Clearance:
    """Given while `when` is true; its id is all that anybody outside the area learns."""

    id: str
    when: str
    because: str
    source: str
    verified: bool


@dataclass(frozen=True)
class Narrowing:
    """A form, or one question of it, that is handed on less than the general policy would allow."""

    form: str
    question: str
    narrowed_to: str
    because: str


@dataclass(frozen=True)
class Doing:
    """A form by which an act is done: it cannot be begun or completed while the act is blocked."""

    act: str
    form: str


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
