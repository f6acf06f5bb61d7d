"""The table: what each kind of fault led to, in the words of docs/reliability.md. Knows nothing of the database."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

Said = list[dict[str, Any]]
CLEAN = frozenset({"OperationalError", "DatabaseError", "OSError"})
"""Failures that the screens know to answer; anything else that escapes an act is a fault of ours."""
_SHOWN, _A_WHILE = 40, 100


@dataclass
class Judgement:
    """What was found: acts that were answered and are gone, half acts, and whatever is broken."""

    lost: list[str] = field(default_factory=list)
    half: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)


@dataclass
class Row:
    """One line of the table."""

    fault: str
    judged: bool = True
    rounds: int = 0
    acts: int = 0
    refused: int = 0
    lost: int = 0
    half: int = 0
    broken: int = 0
    why: list[str] = field(default_factory=list)

    def add(self, said: Said, found: Judgement) -> None:
        """Count one round."""
        self.rounds += 1
        self.acts += sum("act" in line or "checkpoint" in line or "key" in line for line in said)
        failures = [line for line in said if "failed" in line]
        self.refused += len(failures)
        found.broken += [f"{f['failed']}: {f['why']}" for f in failures if f["failed"] not in CLEAN]
        found.broken += [line["crashed"] for line in said if "crashed" in line]
        self.lost += len(found.lost)
        self.half += len(found.half)
        self.broken += bool(found.broken)
        if self.rounds % _A_WHILE == 0:
            print(f"{self.fault}: {self.rounds} rounds", file=sys.stderr)
        self.why += [f"{self.fault}, round {self.rounds}: {text}" for text in (found.lost + found.half + found.broken)]

    @property
    def kept(self) -> bool:
        """Return whether the promise was kept, where it is one."""
        return not self.judged or not (self.lost or self.half or self.broken)


def printed(rows: Sequence[Row]) -> str:
    """Return the table, the first things that were found, and whether every promise is kept."""
    lines = ["", "| fault | rounds | answered acts | refused | answered and lost | half acts | rounds with damage |"]
    lines.append("|---|---|---|---|---|---|---|")
    for row in filter(lambda row: row.rounds, rows):
        numbers = (row.rounds, row.acts, row.refused, row.lost, row.half, row.broken)
        lines.append(f"| {row.fault} | " + " | ".join(f"{number:,}" for number in numbers) + " |")
    lines += [f"- {text}" for row in rows if row.judged for text in row.why][:_SHOWN]
    kept = "Every promise is kept" if all(row.kept for row in rows) else "A PROMISE IS BROKEN"
    return "\n".join([*lines, "", f"{kept}: {sum(row.rounds for row in rows):,} rounds."])
