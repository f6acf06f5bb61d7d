"""Lets the policy's own tests judge every mutant of a session that has no result yet: `python -m tools.mutants.judging SESSION`.

Runs in the clone, with the Python that has cosmic-ray. Each mutant is judged in a child of a process that has read
pytest and Hypothesis already, and is put in place of its module in memory: no second start, no file that changes.
"""

import argparse
import importlib.util
import os
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from importlib.machinery import ModuleSpec, SourceFileLoader
from pathlib import Path
from types import CodeType
from typing import IO, Any, NamedTuple

import hypothesis.strategies  # noqa: F401 (read once, for all children)
import pytest
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator
from cosmic_ray.work_db import WorkDB, use_db
from cosmic_ray.work_item import MutationSpec, TestOutcome, WorkerOutcome, WorkResult

LIMIT = 1800
"""Seconds after which a mutant is let go; it does not count as noticed."""
# A quarter of a second for all mutants first; what is left then waits for the tests that ask every question there is.
ROUNDS = (("values", "table", "the_cast"), ("decisions", "every_rule_matters", "monotonic"))
Job = tuple[str, MutationSpec | None]
NO_MUTANT: Job = ("", None)
OPTIONS = (
    "-x", "-q", "-c", "tools/mutants/pytest.ini", "--rootdir", ".", "--noconftest", "--assert=plain",
    "-p", "no:cacheprovider", "--hypothesis-seed=0",
)  # fmt: skip


class Mutated(SourceFileLoader):
    """Finds and loads one module with other source than its file has."""

    def __init__(self, path: Path, source: str) -> None:
        super().__init__(".".join(path.with_suffix("").parts), str(path.resolve()))
        self._source = source

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> ModuleSpec | None:
        """Answer for the one module."""
        return importlib.util.spec_from_file_location(name, self.path, loader=self) if name == self.name else None

    def get_code(self, fullname: str) -> CodeType:
        """Return what the mutant's source means; a mutant that cannot be read is noticed."""
        return compile(self._source, self.path, "exec", dont_inherit=True)


class Child(NamedTuple):
    """A mutant that is being judged."""

    job: str
    said: IO[str]
    until: float


def main() -> None:
    """Judge what is pending, as many at a time as was asked; the policy itself among them, which must pass."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("session", type=Path)
    words.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    asked = words.parse_args()
    sys.dont_write_bytecode = True  # nothing of a mutant may be found by the next one
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
    for number, (job, result) in enumerate(_judged([NO_MUTANT, *pending], tests, jobs), 1):
        if not job and result.test_outcome is not TestOutcome.SURVIVED:
            raise SystemExit(f"The tests fail by themselves, and would notice every mutant:\n{result.output}")
        if result.test_outcome is TestOutcome.KILLED:
            work.set_result(job, result)
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
            number, child = _begun(following, tests)
            running[number] = child
        if not running:
            return
        number, status = os.waitpid(-1, os.WNOHANG)
        if number:
            child = running.pop(number)
            yield child.job, _result(child, status)
        else:
            time.sleep(0.02)
        for number in [number for number, child in running.items() if time.monotonic() > child.until]:
            os.kill(number, 9)


def _begun(job: Job, tests: Sequence[str]) -> tuple[int, Child]:
    said = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115 (closed when the child has ended)
    number = os.fork()
    if not number:
        os._exit(_in_child(said, lambda: _tested(job[1], tests)))
    return number, Child(job[0], said, time.monotonic() + LIMIT)


def _in_child(said: IO[str], work: Callable[[], int]) -> int:
    os.dup2(said.fileno(), 1)
    os.dup2(said.fileno(), 2)
    try:
        return work()
    except BaseException:
        traceback.print_exc()
        return 3
    finally:
        with suppress(OSError):
            sys.stdout.flush()


def _tested(mutation: MutationSpec | None, tests: Sequence[str]) -> int:
    """Run the tests, in a child; return 0 when they notice nothing."""
    if mutation is not None:
        operator = get_operator(mutation.operator_name)(**mutation.operator_args)
        source = mutate_code(mutation.module_path.read_text(encoding="utf-8"), operator, mutation.occurrence)
        if source is None:
            raise LookupError("There is no such place in the module: make the session anew.")
        sys.meta_path.insert(0, Mutated(mutation.module_path, source))
    return int(pytest.main([*OPTIONS, *(f"tests/foundation/policy/test_{each}.py" for each in tests)]))


def _result(child: Child, status: int) -> WorkResult:
    ended = os.waitstatus_to_exitcode(status)
    with child.said as said:
        said.seek(0)
        output = "timeout" if ended == -9 and time.monotonic() > child.until else said.read()[-2000:]
    if "There is no such place" in output:
        raise SystemExit(output)
    outcome = TestOutcome.SURVIVED if ended == 0 else TestOutcome.KILLED
    return WorkResult(WorkerOutcome.NORMAL, output, outcome)


if __name__ == "__main__":
    main()
