"""`make bench`: one table at 10,000 and one at 100,000 cases, with the budgets beside the figures."""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from amparo.interfaces.cli.serving.forgetful import OVERWRITTEN  # as a server that answers requests begins
from benchmarks import machine

BUDGETS = {
    "list of my cases": 35,
    "list of my team's cases": 35,
    "search as you type": 20,
    "case page": 35,
    "register, with duplicate check": 50,
}
START_BUDGET = 3.0


def main() -> int:
    """Run everything that was asked for; return 1 when a budget is missed."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    asked.add_argument("--cases", type=int, nargs="*", default=[10_000, 100_000], help="sizes to measure at")
    asked.add_argument("--folder", type=Path, help="keep the databases here and use those that are there already")
    options = asked.parse_args()
    print(f"Machine: {machine.named()}")
    folder = options.folder or Path(tempfile.mkdtemp(prefix="amparo-bench-"))
    try:
        missed = [line for cases in options.cases for line in _at(cases, folder / str(cases))]
    finally:
        if not options.folder:
            shutil.rmtree(folder, ignore_errors=True)
    print("\n" + ("Missed: " + "; ".join(missed) if missed else "Every budget is kept."))
    return bool(missed)


def _at(cases: int, data: Path) -> list[str]:
    known = data / "benchmark.json"
    if not known.exists():
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        known.write_text(_run("benchmarks.country", data, str(cases)), encoding="utf-8")
    loaded = json.loads(known.read_text(encoding="utf-8"))
    # Asking registers people in Alma's team: on a copy, or every run would find a larger team than the one before.
    with tempfile.TemporaryDirectory(prefix="amparo-asked-") as copy:
        shutil.copytree(data, copy, dirs_exist_ok=True)
        before, found = machine.pace(), json.loads(_run("benchmarks.asking", Path(copy), **OVERWRITTEN))
    print(f"\nFive million additions took {before:.2f} s before and {machine.pace():.2f} s after (0.14 s: quiet).")
    return _table(loaded, found)


def _run(module: str, data: Path, *words: str, **more: str) -> str:
    own = os.environ | {"AMPARO_DATA": str(data), "AMPARO_DEMO": "on", **more}
    done = subprocess.run(
        [sys.executable, "-m", module, *words], env=own, check=True, stdout=subprocess.PIPE, text=True
    )
    return done.stdout.strip().splitlines()[-1]


def _table(loaded: dict[str, Any], found: dict[str, Any]) -> list[str]:
    """Print one line for each kind of request, and the start of the index; return what was missed."""
    passes = found["passes"]
    print(f"\n## {loaded['cases']:,} cases of {loaded['people']:,} people\n")
    print(f"Loaded in {loaded['load_s']:.0f} s ({loaded['load_cpu_s']:.0f} s CPU of the writing process).\n")
    print(
        "| request | CPU ms p50 | CPU ms p95 | budget | p95 with noise | queries p50 | most | wall ms p95 | page KB |"
    )
    print("|---|---|---|---|---|---|---|---|---|")
    missed = [line for each in zip(*passes, strict=True) for line in _row(each, loaded["cases"])]
    start = found["start"]
    print(
        f"\nIndex of {start['people']:,} people from its snapshot: {start['wall_s']:.2f} s wall, "
        f"{start['cpu_s']:.2f} s CPU (budget ≤ {START_BUDGET:.0f} s); the process then holds {start['memory_mb']:.0f} MB."
    )
    return missed + ([f"start at {loaded['cases']:,}"] if start["wall_s"] > START_BUDGET else [])


def _row(passes: tuple[dict[str, Any], ...], cases: int) -> list[str]:
    """Print one kind of request, each input by its least time over the passes; return what it missed."""
    what, budget = passes[0]["what"], BUDGETS.get(passes[0]["what"])
    cpu = [min(times) for times in zip(*(one["cpu_ms"] for one in passes), strict=True)]
    wall = [min(times) for times in zip(*(one["wall_ms"] for one in passes), strict=True)]
    noisy, queries = ([ms for one in passes for ms in one[name]] for name in ("cpu_ms", "queries"))
    print(
        f"| {what} | {_at_share(cpu, 0.5):.1f} | {_at_share(cpu, 0.95):.1f} | {f'≤ {budget}' if budget else '–'} "
        f"| {_at_share(noisy, 0.95):.1f} | {_at_share(queries, 0.5):.0f} | {max(queries)} "
        f"| {_at_share(wall, 0.95):.0f} | {max(one['kilobytes'] for one in passes):.0f} |"
    )
    return [f"{what} at {cases:,}"] if budget and _at_share(cpu, 0.95) > budget else []


def _at_share(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


if __name__ == "__main__":
    raise SystemExit(main())
