"""What a text must say before it is kept, and what becomes of it on a page: headings, paragraphs and lists, nothing else."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from amparo.foundation.errors import Refusal

LANGUAGES = ("en", "es", "fr", "ar")
TEXTS = {"title": 200, "body": 10_000, "source": 500}
WORD = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,28}[a-z0-9])?")


@dataclass(frozen=True)
class Block:
    """A part of a text: a heading, a paragraph, or a list with its items."""

    kind: str
    lines: tuple[str, ...]


def blocks(body: str) -> tuple[Block, ...]:
    """Return the parts of a text: `# ` begins a heading, `- ` an item of a list, an empty line parts paragraphs.

    >>> [block.kind for block in blocks("# One\\nWords\\nmore\\n\\n- a\\n- b")]
    ['heading', 'paragraph', 'list']
    """
    found: list[Block] = []
    before = ""
    for line in (*map(str.strip, body.splitlines()), ""):
        kind, said = _kind(line)
        if kind == before and kind in ("paragraph", "list"):
            found[-1] = Block(kind, (*found[-1].lines, said))
        elif kind:
            found.append(Block(kind, (said,)))
        before = kind
    return tuple(found)


def _kind(line: str) -> tuple[str, str]:
    if not line:
        return "", ""
    if line.startswith("# "):
        return "heading", line[2:].strip()
    return ("list", line[2:].strip()) if line.startswith("- ") else ("paragraph", line)


def check(slug: str, language: str, fields: Mapping[str, Any]) -> None:
    """Raise Refusal beside the first field that is missing, too long, or cannot stand in an address."""
    if not WORD.fullmatch(slug):
        raise Refusal("engagement.word", field="slug")
    if language not in LANGUAGES:
        raise Refusal("directory.unknown_code", field="language")
    for name, most in TEXTS.items():
        text = fields.get(name) or ""
        if not text.strip():
            raise Refusal("directory.missing", field=name)
        if len(text) > most or "\x00" in text:
            raise Refusal("engagement.too_long", field=name)
