"""What a record must say before it is kept: plain checks on plain values, with the field that has to be mended."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from amparo import practice
from amparo.casework.communities import kinds
from amparo.casework.communities.kinds import Kind
from amparo.foundation.errors import Refusal

LONGEST = 2000
MOST = 1_000_000
LEVEL = "community"
Fields = Mapping[str, Any]


def check(kind: Kind, fields: Fields, standing: Fields, today: date) -> None:
    """Raise Refusal beside the first field that is missing, too long, of no list, or a day that cannot be."""
    told = {**standing, **fields}
    _plain(fields, kind.fields, kind.coded)
    needed(told, kind.needed)
    for name in kind.past:
        _not_ahead(told, name, today)
    if kind.order:
        in_order(told, *kind.order)
    for name in kind.lines:
        lines(name, fields.get(name) or [])
    if kind is kinds.RATING:
        _rating(told)
    if kind is kinds.RUMOUR and told.get("answer") and not told.get("finding"):
        raise Refusal("communities.unchecked", field="answer")


def community(fields: Fields) -> None:
    """Raise Refusal for a community that cannot be kept."""
    _plain(fields, kinds.COMMUNITY_FIELDS, {"kind": "community_kind"})
    needed(fields, ("name", "place", "kind"))
    lines(kinds.GROUPS, fields.get(kinds.GROUPS) or [])


def volunteer(fields: Fields, standing: Fields, today: date) -> None:
    """Raise Refusal for a volunteer who cannot be kept."""
    told = {**standing, **fields}
    coded = dict.fromkeys(("code_signed", "trained", "reference"), kinds.KNOWN)
    _plain(fields, kinds.VOLUNTEER_FIELDS, {**coded, "tasks": "volunteer_task"})
    needed(told, ("since",))
    _not_ahead(told, "trained_on", today)
    in_order(told, "since", "ends_on")


def needed(fields: Fields, names: Iterable[str]) -> None:
    """Raise Refusal beside the first of `names` that says nothing."""
    for name in names:
        if not fields.get(name):
            raise Refusal("directory.missing", field=name)


def in_order(fields: Fields, first: str, last: str) -> None:
    """Raise Refusal where the second day lies before the first."""
    if fields.get(first) and fields.get(last) and fields[last] < fields[first]:
        raise Refusal("communities.order", field=last)


def lines(name: str, said: Iterable[Fields]) -> None:
    """Raise Refusal beside the first cell of several lines that cannot be kept; the field is `name-line-cell`."""
    coded = kinds.CODES_OF_LINES[name]
    for number, line in enumerate(said):
        for cell, value in line.items():
            where = f"{name}-{number}-{cell}"
            if isinstance(value, str) and len(value) > LONGEST:
                raise Refusal("communities.too_long", field=where)
            if isinstance(value, int) and not 0 <= value <= (100 if cell == "share" else MOST):
                raise Refusal("communities.number", field=where)
            if cell in coded and value and not _of_list(coded[cell], value):
                raise Refusal("directory.unknown_code", field=where)


def _plain(fields: Fields, known: Iterable[str], coded: Mapping[str, str]) -> None:
    for name, value in fields.items():
        if name not in known:
            raise ValueError(f"a record of this kind has no {name}")
        if isinstance(value, str) and (len(value) > LONGEST or "\x00" in value):
            raise Refusal("communities.too_long", field=name)
        codes = value if isinstance(value, list) else [value]
        if name in coded and not all(_of_list(coded[name], code) for code in codes if code):
            raise Refusal("directory.unknown_code", field=name)


def _of_list(name: str, code: Any) -> bool:
    return code in practice.catalogue().lists[name].by_code


def _not_ahead(fields: Fields, name: str, today: date) -> None:
    if fields.get(name) and fields[name] > today:
        raise Refusal("communities.ahead", field=name)


def _rating(told: Fields) -> None:
    """A factor of the community's own level; how strong it is, where it adds to risk or protects."""
    factor = practice.catalogue().lists["factor"].get(told["factor"])
    if factor is None or factor.extra.get("level") != LEVEL:
        raise Refusal("directory.unknown_code", field="factor")
    if told["polarity"] in ("risk", "protective"):
        needed(told, ("strength",))
