"""Where everything in an area comes from, and what nobody has compared with its source yet."""

from collections.abc import Iterator
from dataclasses import dataclass

from amparo.foundation.codelists import read_yes
from amparo.foundation.forms import read_markdown
from amparo.practice.areas import Area, rows
from amparo.practice.catalogue import Catalogue
from amparo.practice.office import MARK

FORMS, LISTS, RULES, PARAMETERS, TABLES = "forms", "lists", "rules", "parameters", "tables"
INDICATORS, EQUITY = "indicators", "equity"


@dataclass(frozen=True)
class Value:
    """One thing that has a source: a question, a code, a rule, a number; `words` is English, `office` whose it is."""

    kind: str
    file: str
    name: str
    words: str
    source: str
    verified: bool
    office: bool = False


def values(catalogue: Catalogue, area: str) -> tuple[Value, ...]:
    """Return everything of an area that has a source, in the order of its files."""
    here = catalogue.areas[area]
    return tuple(
        one for read in (_questions, _codes, _rules, _parameters, _tables, _indicators, _equity) for one in read(here)
    )


def _questions(area: Area) -> Iterator[Value]:
    for name, file in area.files("forms", "md").items():
        for row in read_markdown(file.read_text(encoding="utf-8"))["survey"] if "@" not in name else ():
            if row.get("source"):
                yield _value(FORMS, name, row.get("name", ""), row.get("label", ""), row)


def _codes(area: Area) -> Iterator[Value]:
    for files, office in ((area.files("lists", "csv"), False), (area.of_office("lists", "csv"), True)):
        for name, file in files.items():
            yield from (_value(LISTS, name, row["code"], row["label"], row, office=office) for row in rows(file))


def _rules(area: Area) -> Iterator[Value]:
    for name, file in area.files("rules", "csv").items():
        yield from (_value(RULES, name, row["id"], row["finding"], row) for row in rows(file))


def _parameters(area: Area) -> Iterator[Value]:
    for name, table in area.tables().items():
        for row in table:
            yield _value(PARAMETERS, name, row.get("id", ""), number(row), row, office=MARK in row)


def _tables(area: Area) -> Iterator[Value]:
    for name, table in foot(area).items():
        for row in table:
            if "source" in row:
                yield _value(TABLES, name, row.get("id", ""), row.get("because", ""), row, office=MARK in row)


def _indicators(area: Area) -> Iterator[Value]:
    for name, file in area.files(INDICATORS, "csv").items():
        yield from (_value(INDICATORS, name, row["id"], row["title"], row) for row in rows(file))


def _equity(area: Area) -> Iterator[Value]:
    for name, file in area.files(EQUITY, "csv").items():
        yield from (_value(EQUITY, name, row["id"], row.get("title", ""), row) for row in rows(file))


def foot(area: Area) -> dict[str, list[dict[str, str]]]:
    """Return the tables that stand beside the folders of an area (gates, steps …), with the rows of the office."""
    places = [place for place in (area.path, area.office) if place]
    names = sorted({file.stem for place in places for file in place.glob("*.csv")} - {"published"})
    return {name: area.table(f"{name}.csv") for name in names}


def number(row: dict[str, str]) -> str:
    """Return what a row of parameters sets: its number with its unit, or the cells between its id and its dates."""
    if "amount" in row:
        return f"{row['amount']} {row.get('unit', '')}".strip()
    said = [
        text for name, text in row.items() if name not in ("id", "valid_from", "valid_to", "source", "verified", MARK)
    ]
    return " ".join(text for text in said if text)


def _value(kind: str, file: str, name: str, words: str, row: dict[str, str], *, office: bool = False) -> Value:
    return Value(kind, file, name, words, row.get("source", ""), read_yes(row.get("verified", "")), office)
