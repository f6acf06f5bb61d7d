"""What a reader may rely on in every Python file: a reason at its top, no hidden paths, no other room's tables."""

import ast
import re
from pathlib import Path

from tests.house import ground

MANAGERS = {"objects", "rows", "_default_manager", "_base_manager"}
UNFINISHED = re.compile(
    r"\b(TODO|FIXME|XXX|HACK|raise NotImplementedError|placeholder text|lorem ipsum)\b", re.IGNORECASE
)


def test_every_module_opens_with_why_it_exists() -> None:
    silent = [ground.short(path) for path in ground.python() if not ast.get_docstring(ground.tree(path))]
    assert not silent, "no docstring at the top:\n" + "\n".join(silent)


def test_every_public_function_and_class_says_what_it_is_for() -> None:
    silent = [
        f"{ground.short(path)}::{node.name}"
        for path in ground.python()
        for node in ground.tree(path).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
        if not ast.get_docstring(node)
    ]
    assert not silent, "no docstring:\n" + "\n".join(silent)


def test_nothing_is_left_unfinished() -> None:
    marked = [
        f"{ground.short(path)}:{number}"
        for path in (*ground.python(), *ground.python("tools"), *ground.files("*.html"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if UNFINISHED.search(line)
    ]
    assert not marked


def test_nothing_is_evaluated_from_text() -> None:
    calls = []
    for path in (*ground.python(), *ground.python("tools")):
        for node in ground.nodes(path):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"eval", "exec", "compile", "__import__"}:
                calls.append(f"{ground.short(path)}:{node.lineno}")
    assert not calls


def test_nothing_happens_by_signal() -> None:
    signals = ("django.db.models.signals", "django.dispatch")
    users = [
        ground.short(path)
        for path in ground.python()
        if path.stem == "signals" or any(name.startswith(signals) for name in ground.imports(path))
    ]
    assert not users, "say it in an action, or subscribe a listener in config/wiring.py"


def _tables_imported(path: Path) -> set[str]:
    """Return the rooms whose models module `path` imports."""
    names = ground.imports(path)
    return {ground.room(name) for name in names if re.fullmatch(r"amparo\.\w+\.\w+\.models(\.\w+)?", name)}


def test_tables_of_a_room_are_touched_by_that_room_alone() -> None:
    """A table may inherit from, or point to, a table below; anything else goes through queries and actions.

    The rooms of trust are one safeguard in several parts: they may use each other's tables, downwards.
    """
    guests = []
    for path in ground.python():
        own = ground.room(ground.dotted(path))
        foreign = _tables_imported(path) - {own}
        if own.startswith("amparo.trust."):
            foreign = {room for room in foreign if not room.startswith("amparo.trust.")}
        if foreign and "models" not in (path.stem, path.parent.name):
            guests.append(f"{ground.short(path)} uses {sorted(foreign)}")
    assert not guests, "\n".join(guests)


def _is_class(node: ast.expr) -> bool:
    """Return whether an expression is named like a class: Person, or models.Person."""
    return getattr(node, "attr", getattr(node, "id", ""))[:1].isupper()


def test_rows_are_touched_in_the_rooms_of_analysis_casework_and_trust_alone() -> None:
    """Which room may touch which rows follows from whose tables it may import; rules decide on plain values only."""
    found = []
    for path in ground.python():
        inside = path.relative_to(ground.PACKAGE).parts
        if inside[0] in {"trust", "casework", "analysis"} and path.stem != "rules":
            continue
        for node in ground.nodes(path):
            if isinstance(node, ast.Attribute) and node.attr in MANAGERS and _is_class(node.value):
                found.append(f"{ground.short(path)}:{node.lineno}")
    assert not found, "reads or writes rows outside the rooms:\n" + "\n".join(found)


def test_settings_from_outside_are_read_in_one_place() -> None:
    """Naming the settings module for Django (`os.environ.setdefault`) reads nothing.

    The reader of foreign forms looks at the environment only to keep it from the process that opens the file, a server
    only to begin itself anew with memory that is overwritten.
    """
    readers = set()
    for path in ground.python():
        nodes = list(ground.nodes(path))
        naming = [node for node in nodes if isinstance(node, ast.Attribute) and node.attr == "setdefault"]
        reading = [node for node in nodes if isinstance(node, ast.Attribute) and node.attr in {"environ", "getenv"}]
        if {id(node) for node in reading} - {id(node.value) for node in naming}:
            readers.add(ground.short(path))
    assert readers == {
        "amparo/config/environment.py",
        "amparo/exchange/confinement/running.py",
        "amparo/interfaces/cli/serving/forgetful.py",
    }


def test_no_contract_of_the_floors_has_an_exception() -> None:
    contracts = (ground.ROOT / ".importlinter").read_text(encoding="utf-8")
    assert "ignore" not in contracts
