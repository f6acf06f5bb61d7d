"""Names that are the same name and not a spelling of each other (Oleksandr and Alexander), as a list passed in.

The list itself is data that people review: practice/shared_lists/names/equivalents.csv, columns
`group,name,script,language,source,verified`. Every spelling of a listed name counts as listed.
"""

import csv
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from io import StringIO

from amparo.foundation.linkage.sounds import LONG
from amparo.foundation.linkage.tokens import Token, keys

_COLUMNS = ["group", "name", "script", "language", "source", "verified"]

_LETTERS_TO_BEGIN = 4
_MOST_KNOWN = 50_000


@dataclass(frozen=True)
class Equivalents:
    """Groups of equivalent names; `fingerprint` tells one edition of the list from another."""

    by_sound: dict[str, frozenset[str]] = field(default_factory=dict)
    fingerprint: str = ""
    members: tuple[Token, ...] = ()
    _known: dict[str, frozenset[str]] = field(default_factory=dict, compare=False, repr=False)

    def __bool__(self) -> bool:
        return bool(self.by_sound)

    def groups(self, token: Token) -> frozenset[str]:
        """Return the names of the groups to which `token`, in any usual spelling, belongs."""
        known = self._known.get(token.surface)
        if known is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            known = self._known[token.surface] = self.by_sound.get(_sound(token), frozenset())
        return known

    def begun(self, typed: Token) -> frozenset[str]:
        """Return the groups with a name that `typed`, of four letters or more, begins as written."""
        if len(typed.surface) < _LETTERS_TO_BEGIN:
            return frozenset()
        begun = [
            m for m in self.members if m.surface.startswith(typed.surface) or m.spelling.startswith(typed.spelling)
        ]
        return frozenset().union(*(self.groups(member) for member in begun))

    def share(self, a: Token, b: Token) -> bool:
        """Tell whether two tokens stand in one group."""
        first = self.groups(a)
        return bool(first) and not first.isdisjoint(self.groups(b))


NONE = Equivalents()


def read_equivalents(text: str) -> Equivalents:
    """Return the list written in `text`, a CSV with the columns named above.

    Raises ValueError naming the line where a column is missing, a group has one name only, or a name is not one word.
    """
    reader = csv.DictReader(StringIO(text))
    if reader.fieldnames != _COLUMNS:
        raise ValueError(f"equivalents: the columns must be {','.join(_COLUMNS)}")
    rows = [(reader.line_num, row["group"].strip(), row["name"].strip()) for row in reader]
    by_sound: dict[str, set[str]] = {}
    members: list[Token] = []
    for line, group, name in rows:
        tokens = keys(name).tokens
        if not group or len(tokens) != 1:
            raise ValueError(f"equivalents, line {line}: a group and a name of one word are needed")
        by_sound.setdefault(_sound(tokens[0]), set()).add(group)
        members.append(tokens[0])
    _refuse_lonely(rows)
    return Equivalents(
        {sound: frozenset(groups) for sound, groups in by_sound.items()},
        hashlib.sha256(text.encode()).hexdigest()[:16],
        tuple(members),
    )


def _refuse_lonely(rows: Iterable[tuple[int, str, str]]) -> None:
    members: dict[str, list[int]] = {}
    for line, group, _ in rows:
        members.setdefault(group, []).append(line)
    for lines in members.values():
        if len(lines) < 2:
            raise ValueError(f"equivalents, line {lines[0]}: a group needs at least two names")


def _sound(token: Token) -> str:
    """Skeleton with vowel slots of the usual reading: equal for Khadija and Khadidja, not for Elena and Alina."""
    reading = token.readings[0]
    return reading.key + "".join(chr(48 + (ord(slot) - 48 & ~LONG)) for slot in reading.slots)
