"""One mutant before the tests, in a child of the process that judges: put in place of its module in memory, no file changes.

The policy's tests are plain functions, some with a table of arguments. They are called here without pytest's own work, which
takes four times as long as they do; that all of them pass without a mutant is tried beside.
"""

import importlib.util
import os
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from importlib import import_module
from importlib.machinery import ModuleSpec, SourceFileLoader
from itertools import product
from pathlib import Path
from types import CodeType
from typing import IO, Any, NamedTuple

import hypothesis.strategies  # noqa: F401 (read once, for all children, as pytest is)
import pytest  # noqa: F401
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator
from cosmic_ray.work_item import MutationSpec, TestOutcome, WorkerOutcome, WorkResult
from hypothesis import settings

LIMIT = 1800
"""Seconds after which a mutant is let go; it does not count as noticed."""
Job = tuple[str, MutationSpec | None]
settings.register_profile("judging", derandomize=True)  # the same examples for every mutant
settings.load_profile("judging")


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
        return self.source_to_code(self._source.encode(), self.path)


class Child(NamedTuple):
    """A mutant that is being judged."""

    job: str
    said: IO[str]
    until: float


def begun(job: Job, tests: Sequence[str]) -> tuple[int, Child]:
    """Fork a child that asks `tests` about a mutant; return its number and what is remembered of it."""
    said = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115 (closed when the child has ended)
    number = os.fork()
    if not number:
        os._exit(_in_child(said, lambda: _tested(job[1], tests)))
    return number, Child(job[0], said, time.monotonic() + LIMIT)


def _in_child(said: IO[str], work: Callable[[], None]) -> int:
    os.dup2(said.fileno(), 1)
    os.dup2(said.fileno(), 2)
    try:
        work()
    except BaseException:
        traceback.print_exc()
        return 1
    finally:
        with suppress(OSError):
            sys.stdout.flush()
    return 0


def _tested(mutation: MutationSpec | None, tests: Sequence[str]) -> None:
    """Call every test of the files, in a child; the first that notices something raises."""
    if mutation is not None:
        operator = get_operator(mutation.operator_name)(**mutation.operator_args)
        source = mutate_code(mutation.module_path.read_text(encoding="utf-8"), operator, mutation.occurrence)
        if source is None:
            raise LookupError("There is no such place in the module: make the session anew.")
        sys.meta_path.insert(0, Mutated(mutation.module_path, source))
    number = 0
    for module in [import_module(f"tests.foundation.policy.test_{each}") for each in tests]:
        for name, test in list(vars(module).items()):
            for arguments in _arguments(test) if name.startswith("test_") else ():
                test(**arguments)
                number += 1
    print(f"{number} tests passed")


def _arguments(test: Any) -> Iterator[dict[str, Any]]:
    """Yield what a test is called with: every combination of the tables that pytest would make."""
    tables = []
    for mark in getattr(test, "pytestmark", ()):
        names, rows = mark.args
        names = [names] if isinstance(names, str) else names
        tables.append([dict(zip(names, row if len(names) > 1 else (row,), strict=True)) for row in rows])
    for rows in product(*tables):
        yield {name: value for row in rows for name, value in row.items()}


def result(child: Child, status: int) -> WorkResult:
    """Return what became of a child that has ended."""
    ended = os.waitstatus_to_exitcode(status)
    with child.said as said:
        said.seek(0)
        output = "timeout" if ended == -9 and time.monotonic() > child.until else said.read()[-2000:]
    if "There is no such place" in output:
        raise SystemExit(output)
    outcome = TestOutcome.SURVIVED if ended == 0 else TestOutcome.KILLED
    return WorkResult(WorkerOutcome.NORMAL, output, outcome)
