"""One thing wrong with the content, in plain words, with the file and the row in which it stands."""

import re
from dataclasses import dataclass
from pathlib import Path

from amparo.foundation.forms import FormError


@dataclass(frozen=True, order=True)
class Remark:
    """One thing wrong: the file as seen from the practice folder, its row (0 when it is about the whole file), a sentence."""

    file: str
    row: int
    sentence: str

    def __str__(self) -> str:
        return f"{self.file}, row {self.row}: {self.sentence}" if self.row else f"{self.file}: {self.sentence}"


def short(path: Path) -> str:
    """Return a file as it is called in remarks: area/kind/name."""
    parts = path.parts[-3:] if path.parent.name in KINDS else path.parts[-2:]
    return "/".join(parts)


KINDS = ("forms", "lists", "rules", "parameters", "pathways", "examples", "locale", "indicators", "equity")


def of_form(file: str, text: str, problem: FormError) -> list[Remark]:
    """Turn the complaints about a form into remarks; a row of a sheet becomes the line of the file."""
    return [Remark(file, line(text, one.sheet, one.row), one.sentence) for one in problem.complaints]


def line(text: str, sheet: str, row: int) -> int:
    """Give the line of a Markdown file on which a row of a sheet stands (row 1 is its head); 0 when it is not there.

    >>> line("| survey |\\n| | type |\\n| | text |\\n", "survey", 2)
    3
    """
    inside, passed = False, 0
    for number, written in enumerate(text.splitlines(), 1):
        named = re.match(r"\|\s*(\w+)\s*\|", written)
        if named:
            inside, passed = named.group(1) == sheet, 0
        elif inside and written.strip().startswith("|"):
            passed += 1
            if passed == row:
                return number
    return 0


def line_of(text: str, words: str) -> int:
    """Give the first line of a file that holds `words`, also where CSV doubled its quotation marks; 0 when none does."""
    wanted = (words, words.replace('"', '""'))
    found = (n for n, written in enumerate(text.splitlines(), 1) if any(one in written for one in wanted))
    return next(found, 0)
