"""Reads the source once for all house tests: files, syntax trees, and which room may look down on which."""

import ast
import configparser
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "amparo"
MADE = {"__pycache__", "node_modules", "var", "staticfiles", "test-results"}


def is_made(path: Path) -> bool:
    """Return whether `path` is made by a machine, or hidden."""
    parts = path.relative_to(ROOT).parts
    return any(part in MADE or part.endswith(".egg-info") or (part.startswith(".") and part != ".ci") for part in parts)


@cache
def files(pattern: str, top: str = "amparo") -> tuple[Path, ...]:
    """Return the files under folder `top` that match `pattern`."""
    return tuple(sorted(path for path in (ROOT / top).rglob(pattern) if path.is_file() and not is_made(path)))


@cache
def python(top: str = "amparo") -> tuple[Path, ...]:
    """Return the Python files under `top`, without migrations (Django writes those)."""
    return tuple(path for path in files("*.py", top) if "migrations" not in path.parts)


@cache
def tree(path: Path) -> ast.Module:
    """Return the syntax tree of `path`."""
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """Return every node of the syntax tree of `path`, walked once for all rules."""
    return tuple(ast.walk(tree(path)))


def short(path: Path) -> str:
    """Return `path` as seen from the folder of the repository."""
    return path.relative_to(ROOT).as_posix()


def imports(path: Path) -> set[str]:
    """Return the dotted names that `path` imports; `from a import b` counts as a and a.b."""
    found: set[str] = set()
    for node in nodes(path):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


@cache
def _layers() -> dict[str, dict[str, int]]:
    contracts = configparser.ConfigParser()
    contracts.read(ROOT / ".importlinter")
    found = {}
    for section in contracts.sections():
        if contracts[section].get("type") == "layers":
            lines = contracts[section]["layers"].strip().splitlines()
            names = {name.strip(): -row for row, line in enumerate(lines) for name in line.replace(":", "|").split("|")}
            found[contracts[section]["containers"].strip()] = names
    return found


def stands_above(one: str, other: str) -> bool:
    """Return whether dotted module `one` may look at `other`, by the layers of .importlinter."""
    ours, theirs = one.split("."), other.split(".")
    for depth in range(1, min(len(ours), len(theirs))):
        if ours[depth] != theirs[depth]:
            ranks = _layers().get(".".join(ours[:depth]), {})
            return ranks.get(ours[depth], 0) > ranks.get(theirs[depth], 0)
    return True


def room(dotted: str) -> str:
    """Return the room (floor and folder) of a dotted module: amparo.casework.people.models → amparo.casework.people."""
    return ".".join(dotted.split(".")[:3])


def dotted(path: Path) -> str:
    """Return the dotted name of a Python file."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
