"""What a country office may lay over our content, and what it may not: nothing it writes opens what we keep shut."""

from collections.abc import Iterator
from pathlib import Path

from amparo.foundation.codelists import CodeListError, read_csv, read_date
from amparo.practice.areas import Area, folders, rows
from amparo.practice.catalogue import Catalogue
from amparo.practice.desk.remarks import Remark, short
from amparo.practice.office import GATES, KINDS
from amparo.practice.specialised import HEAD

ALLOWED = {*KINDS, "locale", "README.md", GATES, "published.csv", "published"}
LEFT_OUT = (".", "_")
NEEDED = ("id", "source", "verified")
SAYS = ("id", "act", "when", "because", "source", "verified")


def office_problems(catalogue: Catalogue) -> list[Remark]:
    """List what in the folder of the country office cannot count; the program does not start with any of it."""
    found: list[Remark] = []
    if catalogue.office is None:
        return found
    for folder in folders(catalogue.office):
        ours = catalogue.folder / folder.name
        if ours.is_dir():
            found += _kinds(folder)
            found += _codes(catalogue.folder, folder)
            found += _parameters(ours, folder)
            found += _gates(catalogue, ours, folder)
    return found


def _kinds(folder: Path) -> Iterator[Remark]:
    """Say of files of other kinds that an office cannot lay them over an area of ours."""
    for path in sorted(folder.iterdir()):
        if path.name not in ALLOWED and not path.name.startswith(LEFT_OUT):
            sentence = "An office lays only lists, parameters, gates and translations over an area of ours."
            yield Remark(f"{folder.name}/{path.name}", 0, sentence)


def _codes(ours: Path, folder: Path) -> Iterator[Remark]:
    lists = {name: file for area in folders(ours) for name, file in Area(area).files("lists", "csv").items()}
    for name, file in Area(folder).files("lists", "csv").items():
        try:
            taken = read_csv(name, lists[name].read_text(encoding="utf-8-sig")).by_code if name in lists else {}
            read_csv(name, file.read_text(encoding="utf-8-sig"))
        except CodeListError as problem:
            yield Remark(short(file), 0, str(problem))
            continue
        for number, row in enumerate(rows(file), 2):
            if row["code"] in taken:
                yield Remark(
                    short(file), number, f"The code {row['code']} is ours; an office adds codes and changes none."
                )


def _parameters(ours: Path, folder: Path) -> Iterator[Remark]:
    known = Area(ours).files("parameters", "csv")
    for name, file in Area(folder).files("parameters", "csv").items():
        table = rows(file)
        columns = set(table[0]) if table else set(NEEDED)
        wanted = set(rows(known[name])[0]) if name in known else set(NEEDED)
        missing, strange = wanted - columns, columns - wanted if name in known else set()
        if missing or strange:
            said = [f"these columns are missing: {', '.join(sorted(missing))}"] * bool(missing)
            said += [f"ours has no column {', '.join(sorted(strange))}"] * bool(strange)
            yield Remark(short(file), 1, f"The table has the columns of ours: {'; '.join(said)}.")
            continue
        yield from _rows(file, table)


def _rows(file: Path, table: list[dict[str, str]]) -> Iterator[Remark]:
    for number, row in enumerate(table, 2):
        if not all(row[column] for column in NEEDED):
            yield Remark(short(file), number, "Every row has an id, a source, and verified yes or no.")
        try:
            begin, end = (read_date(row.get(column) or "") for column in ("valid_from", "valid_to"))
        except ValueError:
            yield Remark(short(file), number, "A day is written as 2026-12-31.")
            continue
        if begin and end and end < begin:
            yield Remark(short(file), number, "It ends before it begins.")


def _gates(catalogue: Catalogue, ours: Path, folder: Path) -> Iterator[Remark]:
    """Say which gates cannot be added: one with the id of ours would put something weaker in its place."""
    places = [area / GATES for area in folders(catalogue.folder) if (area / GATES).exists()]
    taken = {row["id"] for place in places for row in rows(place)}
    called, added = f"{folder.name}/{GATES}", rows(folder / GATES) if (folder / GATES).exists() else []
    if added and not (ours / HEAD).exists():
        yield Remark(called, 0, "This is no specialised area: nothing would read its gates.")
    for number, row in enumerate(added, 2):
        if row.get("id") in taken:
            told = f"The gate {row['id']} is ours; an office adds gates, and changes or takes away none."
            yield Remark(called, number, told)
        if not all(row.get(column) for column in SAYS):
            yield Remark(called, number, "A gate says what it stops, when, why, and where that comes from.")
