"""A folder is named after a subject, every room introduces itself, and docs/house.md knows them all."""

import re
from pathlib import Path

from tests.house import ground

NAMELESS = {"utils", "util", "helpers", "helper", "common", "core", "misc", "base", "shared", "lib"}
FLOORS_WITH_ROOMS = ("analysis", "casework", "trust", "interfaces", "practice", "exchange", "foundation")
FOLDER_IN_PROSE = re.compile(r"`([.a-z][a-z_./]*/)`")


def _rooms() -> set[Path]:
    rooms = {child for floor in FLOORS_WITH_ROOMS for child in (ground.PACKAGE / floor).iterdir() if child.is_dir()}
    return {room for room in rooms if not ground.is_made(room) and _has_code(room)}


def _has_code(folder: Path) -> bool:
    return any(not ground.is_made(path) for path in folder.rglob("*") if path.is_file())


def test_no_folder_has_a_name_that_says_nothing() -> None:
    folders = {path.parent for top in ("amparo", "tests", "tools") for path in ground.files("*", top)}
    assert not {ground.short(folder) for folder in folders if folder.name in NAMELESS}


def test_every_room_introduces_itself_on_one_screen() -> None:
    needing = {room for room in _rooms() if room.parent.name in {"analysis", "casework", "trust", "practice"}}
    missing = {ground.short(room) for room in needing if not (room / "README.md").exists()}
    long = {
        ground.short(readme)
        for readme in ground.files("README.md")
        if len([line for line in readme.read_text(encoding="utf-8").splitlines() if not line.startswith("|")]) > 60
    }
    assert not missing, f"no README.md: {sorted(missing)}"
    assert not long, f"longer than one screen: {sorted(long)}"


def test_the_map_of_the_house_names_every_folder_that_exists_and_no_other() -> None:
    named = set(FOLDER_IN_PROSE.findall((ground.ROOT / "docs" / "house.md").read_text(encoding="utf-8")))
    tops = {
        child for child in ground.ROOT.iterdir() if child.is_dir() and not ground.is_made(child) and _has_code(child)
    }
    floors = {child for child in ground.PACKAGE.iterdir() if child.is_dir() and not ground.is_made(child)}
    existing = {ground.short(path) + "/" for path in tops | floors | _rooms()}
    existing = {name.removeprefix("amparo/") or "amparo/" for name in existing}
    assert named - existing == set(), "docs/house.md names folders that do not exist"
    assert existing - named == set(), "docs/house.md does not name these folders"


def test_every_migration_is_named_in_words() -> None:
    names = [path for path in ground.files("*.py") if path.parent.name == "migrations" and path.stem != "__init__"]
    bad = [ground.short(path) for path in names if not re.fullmatch(r"\d{4}_(?!auto_)[a-z][a-z_]*", path.stem)]
    assert not bad
