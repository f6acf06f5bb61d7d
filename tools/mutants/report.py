"""Reads what became of the mutants, and which of the survivors no test could ever notice (equivalent.csv)."""

import csv
import sqlite3
from dataclasses import dataclass
from pathlib import Path

EQUIVALENT = Path(__file__).parent / "equivalent.csv"
SURVIVED, GOAL = "SURVIVED", 0.95


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
    """Print the figures and the survivors; return 0 when enough were noticed and each survivor has its reason."""
    outcomes, survivors = _read(session, clone)
    reasons = known()
    equivalent = [mutant for mutant in survivors if mutant.mark in reasons]
    open_ones = [mutant for mutant in survivors if mutant.mark not in reasons]
    total, noticed = len(outcomes), len(outcomes) - len(survivors)
    share = noticed / (total - len(equivalent))
    print(f"{noticed} of {total} mutants noticed; {len(equivalent)} of the others no test can notice (equivalent.csv).")
    print(f"That is {share:.1%} of those that change what the policy does; the goal is {GOAL:.0%}.")
    for mutant in open_ones:
        print(f"SURVIVED {mutant.file}:{mutant.row}:{mutant.column} {mutant.operator}: {mutant.line}")
    stale = set(reasons) - {mutant.mark for mutant in survivors}
    for mark in sorted(stale):
        print(f"NO LONGER A SURVIVOR, take it out of equivalent.csv: {mark}")
    return int(share < GOAL or bool(open_ones) or bool(stale))


def known() -> dict[tuple[str, int, str, str], str]:
    """Return the mark of each equivalent mutant → why no test can notice it."""
    with EQUIVALENT.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {(row["file"], int(row["column"]), row["operator"], row["line"]): row["reason"] for row in rows}


def _read(session: Path, clone: Path) -> tuple[list[str], list[Mutant]]:
    with sqlite3.connect(session) as database:
        rows = database.execute(
            "SELECT module_path, start_pos_row, start_pos_col, operator_name, "
            "CASE WHEN output = 'timeout' THEN 'SURVIVED' ELSE test_outcome END "
            "FROM mutation_specs JOIN work_results USING (job_id) ORDER BY 1, 2, 3, 4"
        ).fetchall()
    found = []
    for file, row, column, operator, outcome in rows:
        if outcome == SURVIVED:
            line = (clone / file).read_text(encoding="utf-8").splitlines()[row - 1].strip()
            found.append(Mutant(Path(file).name, row, column, operator.removeprefix("core/"), line))
    return [outcome for *_, outcome in rows], found
