"""Reads what became of the mutants, and which of the survivors no test could ever notice (equivalent.csv)."""

import csv
import sqlite3
from dataclasses import dataclass
from pathlib import Path

EQUIVALENT = Path(__file__).parent / "equivalent.csv"
SURVIVED, WAITING, GOAL = "SURVIVED", "NOT JUDGED", 0.95


@dataclass(frozen=True)
class Mutant:
    """One small fault: where it was put, by which rule of cosmic-ray, and the line as it stood."""

    file: str
    row: int
    column: int
    operator: str
    line: str

    @property
    def mark(self) -> tuple[str, int, str, str]:
        """Return what names the mutant in equivalent.csv: everything but the row, which moves."""
        return self.file, self.column, self.operator, self.line


def forget_survivors(session: Path) -> None:
    """Let survivors, and those that ran out of time, be judged again; what a test noticed stays noticed while it stands."""
    with sqlite3.connect(session) as database:
        database.execute("DELETE FROM work_results WHERE test_outcome = ? OR output = 'timeout'", [SURVIVED])


def tell(session: Path, clone: Path) -> int:
    """Print the figures and the survivors; return 0 when enough were noticed and each survivor has its reason.

    What was not judged yet counts as not noticed.
    """
    mutants, reasons = _read(session, clone), known()
    noticed = sum(outcome not in (SURVIVED, WAITING) for _, outcome in mutants)
    left = [(mutant, outcome) for mutant, outcome in mutants if outcome in (SURVIVED, WAITING)]
    equivalent = [mutant for mutant, _ in left if mutant.mark in reasons]
    open_ones = [(mutant, outcome) for mutant, outcome in left if mutant.mark not in reasons]
    share = noticed / (len(mutants) - len(equivalent))
    print(
        f"{noticed} of {len(mutants)} mutants noticed; {len(equivalent)} of the others no test can notice (equivalent.csv)."
    )
    print(f"That is {share:.1%} of those that change what the policy does; the goal is {GOAL:.0%}.")
    for mutant, outcome in open_ones:
        print(f"{outcome} {mutant.file}:{mutant.row}:{mutant.column} {mutant.operator}: {mutant.line}")
    stale = set(reasons) - {mutant.mark for mutant, _ in left}
    for mark in sorted(stale):
        print(f"NO LONGER A SURVIVOR, take it out of equivalent.csv: {mark}")
    return int(share < GOAL or bool(open_ones) or bool(stale))


def known() -> dict[tuple[str, int, str, str], str]:
    """Return the mark of each equivalent mutant → why no test can notice it."""
    with EQUIVALENT.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {(row["file"], int(row["column"]), row["operator"], row["line"]): row["reason"] for row in rows}


def _read(session: Path, clone: Path) -> list[tuple[Mutant, str]]:
    """Return every mutant with what became of it; one that ran out of time has not been noticed."""
    with sqlite3.connect(session) as database:
        rows = database.execute(
            "SELECT module_path, start_pos_row, start_pos_col, operator_name, "
            "CASE WHEN output = 'timeout' THEN 'SURVIVED' ELSE coalesce(test_outcome, ?) END "
            "FROM mutation_specs LEFT JOIN work_results USING (job_id) ORDER BY 1, 2, 3, 4",
            [WAITING],
        ).fetchall()
    lines = {file: (clone / file).read_text(encoding="utf-8").splitlines() for file, *_ in rows}
    return [
        (Mutant(Path(file).name, row, column, operator.removeprefix("core/"), lines[file][row - 1].strip()), outcome)
        for file, row, column, operator, outcome in rows
    ]
