"""Measures files, functions, templates and folders, and reads the ledger of exceptions."""

import ast
import csv
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.house import ground

LEDGER = Path(__file__).with_name("ledger.csv")
# kind: (habit, stop). Above the habit stands in the ledger; above the stop stands nowhere.
LIMITS = {"file": (150, 500), "function": (20, 60), "view": (25, 60), "template": (150, 300), "folder": (12, 24)}


class Size(NamedTuple):
    """What was measured: `where` is a path, with ::name for a function."""

    kind: str
    where: str
    number: int


def measured() -> Iterator[Size]:
    """Yield every size that the house looks at: the package, the tools and the benchmarks."""
    for top in ("amparo", "tools", "benchmarks"):
        for path in ground.python(top):
            yield Size("file", ground.short(path), len(path.read_text(encoding="utf-8").splitlines()))
            yield from _functions(path)
    for path in ground.files("*.html"):
        yield Size("template", ground.short(path), len(path.read_text(encoding="utf-8").splitlines()))
    yield from _folders()


def _functions(path: Path) -> Iterator[Size]:
    for node in ast.walk(ground.tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            decorators = {getattr(getattr(item, "func", item), "id", "") for item in node.decorator_list}
            yield Size(
                "view" if "screen" in decorators else "function", f"{ground.short(path)}::{node.name}", _lines(node)
            )


def _lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return the lines from `def` to the end, without the docstring."""
    first = node.body[0]
    has_text = (
        isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str)
    )
    text = (first.end_lineno or 0) - first.lineno + 1 if has_text else 0
    return (node.end_lineno or 0) - node.lineno + 1 - text


def _folders() -> Iterator[Size]:
    """Yield folders of code and templates. Data (lists, forms, translations, pictures) has no such limit."""
    counts: dict[Path, int] = {}
    for pattern in ("*.py", "*.html"):
        for path in ground.files(pattern):
            if path.name != "__init__.py" and path.parent.name != "migrations":
                counts[path.parent] = counts.get(path.parent, 0) + 1
    yield from (Size("folder", ground.short(folder), number) for folder, number in counts.items())


def largest() -> dict[tuple[str, str], int]:
    """Return (kind, where) → number; where one name stands for several functions of a file, the largest."""
    found: dict[tuple[str, str], int] = {}
    for kind, where, number in measured():
        found[kind, where] = max(number, found.get((kind, where), 0))
    return found


def exceptions() -> dict[tuple[str, str], int]:
    """Return the ledger: (kind, where) → number of lines or files that it has today."""
    with LEDGER.open(encoding="utf-8", newline="") as file:
        return {(row["kind"], row["where"]): int(row["number"]) for row in csv.DictReader(file)}
