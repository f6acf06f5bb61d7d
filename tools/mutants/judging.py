"""Lets the policy's own tests judge every mutant of a session that has no result yet: `python -m tools.mutants.judging SESSION`.

Runs in the clone, with the Python that has cosmic-ray. Each mutant is judged in a child of this process, which has read
Hypothesis and pytest already: there is no second start.
"""

import argparse
import os
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from cosmic_ray.work_db import WorkDB, use_db
from cosmic_ray.work_item import TestOutcome, WorkerOutcome, WorkResult

from tools.mutants.children import Child, Job, begun, result

# A twentieth of a second for all mutants first; what they leave is asked every question there is, in seconds; and what that
# leaves, which are mostly those that no test can notice, waits for the minute that each takes.
ROUNDS = (("values", "table", "the_cast"), ("decisions",), ("every_rule_matters", "monotonic"))
NO_MUTANT: Job = ("", None)


def main() -> None:
    """Judge what is pending, as many at a time as was asked; the policy itself among them, which must pass."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("session", type=Path)
    words.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    asked = words.parse_args()
    with use_db(asked.session, WorkDB.Mode.open) as work:
        pending: list[Job] = [(item.job_id, item.mutations[0]) for item in tuple(work.pending_work_items)]
        for number, tests in enumerate(ROUNDS, 1):
            pending = _round(work, pending, tests, asked.jobs)
            print(f"Round {number} of {len(ROUNDS)}: {len(pending)} not noticed.", flush=True)
        for job, _ in pending:
            work.set_result(job, WorkResult(WorkerOutcome.NORMAL, "", TestOutcome.SURVIVED))


def _round(work: WorkDB, pending: list[Job], tests: Sequence[str], jobs: int) -> list[Job]:
    """Let `tests` judge, keep what they notice, and return what they do not."""
    left = dict(pending)
    for number, (job, became) in enumerate(_judged([NO_MUTANT, *pending], tests, jobs), 1):
        if not job and became.test_outcome is not TestOutcome.SURVIVED:
            raise SystemExit(f"The tests fail by themselves, and would notice every mutant:\n{became.output}")
        if not job:
            print(f"Without a mutant: {became.output.strip()}.", flush=True)
        if became.test_outcome is TestOutcome.KILLED:
            work.set_result(job, became)
            del left[job]
        if number % 20 == 0:
            print(f"{number} of {len(pending)} asked ...", flush=True)
    return list(left.items())


def _judged(pending: list[Job], tests: Sequence[str], jobs: int) -> Iterator[tuple[str, WorkResult]]:
    """Yield each job with what became of it, in the order in which they end."""
    running: dict[int, Child] = {}
    waiting = iter(pending)
    while True:
        while len(running) < jobs and (following := next(waiting, None)):
            number, child = begun(following, tests)
            running[number] = child
        if not running:
            return
        number, status = os.waitpid(-1, os.WNOHANG)
        if number:
            child = running.pop(number)
            yield child.job, result(child, status)
        else:
            time.sleep(0.02)
        for number in [number for number, child in running.items() if time.monotonic() > child.until]:
            os.kill(number, 9)


if __name__ == "__main__":
    main()
