"""What an edit changes against what is published: question by question, row by row, in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from amparo.foundation.forms import read_markdown
from amparo.practice.areas import rows
from amparo.practice.publishing import fingerprint, kept, listed, publishable

Row = Mapping[str, str]
SAID = {
    "label": "the words",
    "hint": "the hint",
    "guidance_hint": "the guidance",
    "type": "the kind of answer",
    "required": "when an answer is needed",
    "required_message": "what is said when the answer is missing",
    "relevant": "when it is asked",
    "constraint": "which answers are accepted",
    "constraint_message": "what is said of other answers",
    "calculation": "how it is computed",
    "choice_filter": "which choices are offered",
    "sensitivity": "how sensitive it is",
    "verified": "whether it was checked against its source",
    "valid_from": "from when it counts",
    "valid_to": "until when it counts",
    "when": "the condition",
    "because": "the reason",
    "step": "the step",
    "amount": "the number",
}
"""Columns in the words of a practitioner; the others are called by their name."""
NOTHING = "nothing"
NAMING = (("id", "valid_from"), ("id",), ("step", "next"), ("form", "question"))
"""What names a row in tables of different kinds; elsewhere its first cell does."""


@dataclass(frozen=True)
class Change:
    """One difference: the file as seen from its area's folder, what it is about, and a sentence."""

    file: str
    about: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.file}, {self.about}: {self.sentence}" if self.about else f"{self.file}: {self.sentence}"


def changes(area: Path) -> list[Change]:
    """List what differs in an area from what is published; empty when nothing does."""
    found = [change for path in publishable(area) if "@" not in path.stem for change in _of_file(area, path)]
    gone = (name for name in listed(area) if not (area / name).exists())
    return [*found, *(Change(f"{area.name}/{name}", "", "It was published and is gone.") for name in gone)]


def _of_file(area: Path, path: Path) -> Iterator[Change]:
    name = path.relative_to(area).as_posix()
    called, row = f"{area.name}/{name}", listed(area).get(name)
    if row is None:
        yield Change(called, "", "It is new and was never published.")
        return
    before = kept(area, name, row["version"])
    if row["sha256"] == fingerprint(path):
        return
    if before.exists():
        yield from (Change(called, about, told) for about, told in _between(before, path))
        return
    sentence = f"It was changed; the text published as {row['version']} is not kept here to compare with."
    yield Change(called, "", sentence)


def _between(before: Path, after: Path) -> Iterator[tuple[str, str]]:
    if after.suffix == ".md":
        old, new = (read_markdown(path.read_text(encoding="utf-8")) for path in (before, after))
        yield from _tables(_named(old["survey"]), _named(new["survey"]), "The question")
        yield from _tables(_choices(old.get("choices", [])), _choices(new.get("choices", [])), "The choice")
        yield from _tables(_settings(old), _settings(new), "The setting")
    else:
        yield from _tables(_keyed(rows(before)), _keyed(rows(after)), "The row")


def _tables(old: Mapping[str, Row], new: Mapping[str, Row], what: str) -> Iterator[tuple[str, str]]:
    """Compare two tables by the names of their rows."""
    for name, row in new.items():
        if name not in old:
            words = row.get("label") or row.get("finding") or ""
            yield name, f"{what} is new{f': “{words}”' if words else ''}."
        else:
            yield from ((name, told) for told in _cells(old[name], row))
    yield from ((name, f"{what} is gone.") for name in old if name not in new)
    stayed = [name for name in old if name in new]
    if stayed != [name for name in new if name in old]:
        yield "", "The order has changed."


def _cells(old: Row, new: Row) -> Iterator[str]:
    for column in dict.fromkeys([*old, *new]):
        before, after = old.get(column) or "", new.get(column) or ""
        if before != after:
            said = SAID.get(column, f"“{column}”")
            yield f"{said[0].upper()}{said[1:]}: before “{before or NOTHING}”, now “{after or NOTHING}”."


def _named(survey: list[dict[str, str]]) -> dict[str, Row]:
    return {row["name"]: row for row in survey if row.get("name")}


def _choices(choices: list[dict[str, str]]) -> dict[str, Row]:
    return {f"{row.get('list_name')}/{row.get('name')}": row for row in choices}


def _settings(tables: Mapping[str, list[dict[str, str]]]) -> dict[str, Row]:
    return {"settings": (tables.get("settings") or [{}])[0]}


def _keyed(table: list[dict[str, str]]) -> dict[str, Row]:
    """Give the rows by what names them: id and first day, else the columns of NAMING that they have."""
    found: dict[str, Row] = {}
    for row in table:
        columns = next((columns for columns in NAMING if set(columns) <= set(row)), tuple(row)[:1])
        name = " ".join(row[column] for column in columns if row[column])
        same = sum(other == name or other.startswith(f"{name} (") for other in found)
        found[f"{name} ({same + 1})" if same else name] = row
    return found
