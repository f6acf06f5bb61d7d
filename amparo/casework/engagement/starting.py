"""Reads the texts to begin with, which stand in practice/community_engagement/pages, one file a language."""

from functools import cache
from pathlib import Path

from amparo import practice
from amparo.casework.engagement.actions import Starting

AREA = "community_engagement"


@cache
def texts() -> tuple[Starting, ...]:
    """Return every starting text, in the order of the files."""
    return tuple(_read(path) for path in practice.catalogue().areas[AREA].files("pages", "md").values())


def _read(path: Path) -> Starting:
    """Read `<word>.<language>.md`: lines `topic:` and `source:`, an empty line, `# ` and the title, then the text."""
    slug, _, language = path.stem.rpartition(".")
    head, _, rest = path.read_text(encoding="utf-8").partition("\n\n")
    told = dict(line.split(": ", 1) for line in head.splitlines())
    title, _, body = rest.partition("\n")
    return Starting(slug, language, told["topic"], title.removeprefix("# ").strip(), body.strip(), told["source"])
