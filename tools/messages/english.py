"""Finds the English that people read: calls of gettext in Python and translation tags in templates."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from django.utils.translation.template import templatize

PACKAGE = Path(__file__).resolve().parents[2] / "amparo"
SOURCES = ("*.py", "templates/**/*.html", "templates/**/*.txt")
SINGULAR = {"_", "gettext", "gettext_lazy", "gettext_noop"}
PLURAL = {"ngettext", "ngettext_lazy"}
WITH_CONTEXT = {"pgettext", "pgettext_lazy"}
_STRING = r"""u?(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
_CALL = re.compile(rf"\b(_|n?gettext|pgettext)\(\s*({_STRING}(?:\s*,\s*{_STRING})*)")


class Message(NamedTuple):
    """One piece of English; `plural` and `context` are empty where there is none."""

    text: str
    plural: str
    context: str


def messages() -> dict[Message, set[str]]:
    """Return every message with the files (from the folder of the repository) that use it."""
    found: dict[Message, set[str]] = {}
    for path in sorted(
        [*PACKAGE.rglob("*.py"), *PACKAGE.rglob("templates/**/*.html"), *PACKAGE.rglob("templates/**/*.txt")]
    ):
        reader = _in_python if path.suffix == ".py" else _in_template
        for message in reader(path.read_text(encoding="utf-8")):
            found.setdefault(message, set()).add(str(path.relative_to(PACKAGE.parent)))
    return found


def _in_python(source: str) -> Iterator[Message]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            texts = [part.value for part in node.args if isinstance(part, ast.Constant) and isinstance(part.value, str)]
            yield from _message(name, texts)


def _in_template(source: str) -> Iterator[Message]:
    for name, arguments in _CALL.findall(templatize(source)):
        yield from _message(name, list(ast.literal_eval(f"({arguments},)")))


def _message(name: str, texts: list[str]) -> Iterator[Message]:
    if name in SINGULAR and texts:
        yield Message(texts[0], "", "")
    elif name in PLURAL and len(texts) > 1:
        yield Message(texts[0], texts[1], "")
    elif name in WITH_CONTEXT and len(texts) > 1:
        yield Message(texts[1], "", texts[0])
