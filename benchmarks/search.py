"""Measures search by name at 10,000 and 100,000 people against the budgets of interface.md 4.2.

All names are drawn from this file by a fixed seed: common names of several cultures and scripts with a steep
distribution, and a long tail of rare names made of syllables, so that the register has tens of thousands of distinct
words as a real one does. CPU time, not wall time: a busy machine does not change it much.
"""

import argparse
import gc
import os
import platform
import random
import resource
import sys
import tempfile
import time
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.invented import people

_TYPED = (
    "m mo moh moham mohamed muhammad محم يوس youss yusuf os uth cusm hus xus khad hadiza oleks Олек Alexander tse segay "
    "abdir cabdirax ka ban kabek sarim rahm হোসে"
)
_FRAGMENTS = _TYPED.split()
_PAIRS = [
    "Mohamed Ali",
    "mohamed ahmed h",
    "Yusuf Os",
    "Fatima Mohamed Hassan",
    "خديجة محم",
    "Haile Mariam",
    "Abd al-Rahman",
    "Олена Шев",
    "Tsegay kabek",
    "Jose Carlos Ramo",
    "Maxamed Cali Xasan",
    "Hailemariam",
]


def timed(work: Callable[[], object], times: int = 1) -> list[float]:
    """Return CPU milliseconds of each of `times` runs of `work`."""
    spent = []
    for _ in range(times):
        before = time.process_time()
        work()
        spent.append((time.process_time() - before) * 1000)
    return spent


def show(what: str, spent: list[float], budget: str = "") -> None:
    """Print one line of the table."""
    ordered = sorted(spent)
    p50, p95 = ordered[len(ordered) // 2], ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    print(f"| {what:<34} | {p50:>9.2f} | {p95:>9.2f} | {ordered[-1]:>9.2f} | {budget:<12} |")


def measure(count: int) -> None:
    """Build a register of `count` people and print its table."""
    from amparo.trust.projections import Features, PeopleIndex
    from amparo.trust.projections.live import equivalents

    described = [(person, Features(**told)) for person, told in people(count)]
    gc.collect()
    before = _memory()
    index = PeopleIndex(equivalents())
    build = timed(lambda: [index.put(person, features) for person, features in described])[0] / 1000
    gc.collect()
    words = len(index._columns.vocabulary)
    grown = _memory() - before
    print(f"\n## {count:,} people, {words:,} distinct words; built in {build:.1f} s CPU; {grown:.0f} MB of memory\n")
    print(f"| {'CPU milliseconds':<34} | {'p50':>9} | {'p95':>9} | {'most':>9} | {'budget':<12} |")
    print(f"|{'-' * 36}|{'-' * 11}|{'-' * 11}|{'-' * 11}|{'-' * 14}|")
    _searches(index, frozenset({described[0][1].group}))
    _others(index, random.Random(1).sample(described, 150))


def _searches(index: Any, team: frozenset[uuid.UUID]) -> None:
    queries = [*_FRAGMENTS, *_PAIRS]
    show("search, first time (cold)", [t for q in queries for t in timed(lambda q=q: index.search(q))])
    show("search", [t for q in queries for t in timed(lambda q=q: index.search(q), 5)], "p95 ≤ 20 ms")
    inside = [t for q in queries for t in timed(lambda q=q: index.search(q, groups=team), 3)]
    show("search within one team", inside, "p95 ≤ 20 ms")


def _others(index: Any, sample: list[tuple[uuid.UUID, Any]]) -> None:
    from amparo.trust.projections.live import equivalents

    show("possible duplicates", [t for _, f in sample for t in timed(lambda f=f: index.similar(f))], "≤ 50 ms all")
    show("put (change one person)", [t for p, f in sample for t in timed(lambda p=p, f=f: index.put(p, f))])
    path = Path(tempfile.mkdtemp()) / "people.sealed"
    show("snapshot save", timed(lambda: index.write(path, {})))
    show("snapshot load", timed(lambda: type(index).read(path, equivalents())), "≤ 3000 ms")
    print(f"\nSnapshot file: {path.stat().st_size / 1e6:.1f} MB")


def _memory() -> float:
    status = Path("/proc/self/statm")
    if status.exists():
        return int(status.read_text().split()[1]) * resource.getpagesize() / 1e6
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


def machine() -> str:
    """Return a line that names the machine."""
    cpu = (
        next(
            (
                line.split(":")[1].strip()
                for line in Path("/proc/cpuinfo").read_text().splitlines()
                if "model name" in line
            ),
            platform.processor(),
        )
        if Path("/proc/cpuinfo").exists()
        else platform.processor()
    )
    return f"{cpu}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"


def main() -> None:
    """Run the measurements asked for on the command line."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--people", type=int, nargs="*", default=[10_000, 100_000])
    options = asked.parse_args()
    os.environ.setdefault("AMPARO_DATA", tempfile.mkdtemp(prefix="amparo-bench-"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "amparo.config.settings")
    import django

    django.setup()
    print(f"Machine: {machine()}")
    for count in options.people:
        measure(count)


if __name__ == "__main__":
    main()
