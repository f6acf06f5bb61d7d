"""Puts several forms together to one whole, so that a condition can speak of answers from any of them.

A question that two forms ask by the same name is one question in the whole: it is asked without condition there, so that
an answer from either form counts and a gap stays a gap. What cannot be one (calculations, repeats) belongs to the last
form that has it; in the others it goes on under a name of its own.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from amparo.foundation.areas.surveys import Item, Names, Row, is_page, tree_of
from amparo.foundation.forms import Answers, Tables

SHARED = "shared"
_REFERENCE = re.compile(r"\$\{\s*([\w.\-]+)\s*\}")
_SELECT = re.compile(r"^(select_one|select_multiple|rank)\s+(\S+)")
_KEPT = ("type", "name", "relevant", "constraint", "calculation", "choice_filter", "repeat_count", "parameters")
_POSITION = re.compile(r"\[\d+\]$")


@dataclass(frozen=True)
class Origin:
    """Where a question of the whole comes from: the form (area/form) and its path there."""

    form: str
    path: str


@dataclass(frozen=True)
class Whole:
    """The tables of the whole, and where each question of each form went: form → path there → path in the whole."""

    tables: Tables
    places: Mapping[str, Mapping[str, str]]

    def answers(self, given: Iterable[tuple[str, Answers]]) -> dict[str, str]:
        """Return the answers of the whole from (form, answers) in the order of time: what was answered later counts.

        An answer that an earlier version of a form asked for, and this one does not, is left out.
        """
        found: dict[str, str] = {}
        for form, answers in given:
            places = self.places.get(form, {})
            for path, value in answers.items():
                if value and (place := places.get(_plain(path))):
                    found[_placed(place, path)] = value
        return found

    def origin(self, path: str) -> Origin | None:
        """Return where a path of the whole comes from; of a shared question, the last form that asks it."""
        plain = _plain(path)
        every = [Origin(form, own) for form, places in self.places.items() for own, to in places.items() if to == plain]
        return every[-1] if every else None


def _plain(path: str) -> str:
    """Return a path without the positions in repeats; most have none."""
    return "/".join(_POSITION.sub("", part) for part in path.split("/")) if "[" in path else path


def _placed(place: str, path: str) -> str:
    if "[" not in path:
        return place
    parts, here = place.split("/"), path.split("/")
    if len(parts) != len(here):
        return place
    positions = [_POSITION.search(part) for part in here]
    return "/".join(part + (found.group() if found else "") for part, found in zip(parts, positions, strict=True))


def joined(forms: Sequence[tuple[str, Tables]]) -> Whole:
    """Put forms, each (area/form, its tables), together; later ones keep the names that several have."""
    trees = {name: tree_of(tables["survey"]) for name, tables in forms}
    names = Names(trees)
    survey, choices = [], []
    places: dict[str, dict[str, str]] = {}
    common: dict[str, Row] = {}
    for form, tables in forms:
        mine = _Form(form, names, {row.get("list_name", "") for row in tables.get("choices", ())})
        survey += mine.rows(trees[form])
        common |= mine.common
        places[form] = mine.places
        choices += [
            {**_choice(row), "list_name": mine.list_name(row["list_name"])} for row in tables.get("choices", ())
        ]
    first = [{"type": "begin_group", "name": SHARED}, *common.values(), {"type": "end_group"}] if common else []
    settings = [{"form_title": "whole", "form_id": "whole", "version": "1"}]
    return Whole({"survey": [*first, *survey], "choices": choices, "settings": settings}, places)


def _choice(row: Mapping[str, str]) -> Row:
    return {key: value for key, value in row.items() if key not in ("source", "verified") and value}


class _Form:
    """Writes the rows of one form for the whole."""

    def __init__(self, form: str, names: Names, own_lists: set[str]) -> None:
        self.form, self.names, self.own_lists = form, names, own_lists
        self.places: dict[str, str] = {}
        self.common: dict[str, Row] = {}

    def rows(self, tree: Sequence[Item], was: str = "", now: str = "") -> list[Row]:
        """Return the rows that stand in this form's part of the whole; shared questions go to `common`."""
        found: list[Row] = []
        for item in tree:
            if item.name in self.names.common and not item.group:
                self.places[was + item.name] = f"{SHARED}/{item.name}"
                row = self._row(item)
                self.common[item.name] = {key: row[key] for key in ("type", "name", "label") if key in row}
                continue
            row = self._row(item)
            self.places[was + item.name] = now + row["name"]
            if not item.group:
                found.append(row)
            elif inside := self.rows(item.inside, f"{was}{item.name}/", f"{now}{row['name']}/"):
                found += [row, *inside, {"type": item.row["type"].lower().replace("begin", "end")}]
        return found

    def _row(self, item: Item) -> Row:
        kept = {key: self._referring(item.row[key]) for key in _KEPT if item.row.get(key)}
        kept["name"] = self._named(item)
        chosen = _SELECT.match(kept["type"])
        if chosen:
            kept["type"] = f"{chosen.group(1)} {self.list_name(chosen.group(2))}"
        return kept if kept["type"] == "calculate" or item.group else {**kept, "label": item.name}

    def _named(self, item: Item) -> str:
        return self._own(item.name) if is_page(item) else self._renamed(item.name)

    def _renamed(self, name: str) -> str:
        return self._own(name) if self.names.keeper.get(name, self.form) != self.form else name

    def _own(self, name: str) -> str:
        return f"{self.form.replace('/', '__')}__{name}"

    def _referring(self, text: str) -> str:
        return _REFERENCE.sub(lambda found: f"${{{self._renamed(found.group(1))}}}", text)

    def list_name(self, name: str) -> str:
        """Return the name of a list: one of this form's own is told apart from those of others."""
        return self._own(name) if name in self.own_lists else name
