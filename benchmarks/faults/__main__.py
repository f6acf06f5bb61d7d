"""`python -m benchmarks.faults`: fault after fault, a judge after each, one table at the end."""

import argparse
import os
import random
import signal
import time
from collections.abc import Callable

from benchmarks import machine
from benchmarks.faults.ground import Ground, mountable, traceable
from benchmarks.faults.table import Row, printed

FULL = {"kills": 1000, "cuts": 300, "full": 200, "errors": 200}
SHORT = {"kills": 40, "cuts": 5, "full": 4, "errors": 6}


def main() -> int:
    """Run every fault that was asked for; return 1 when an answered act was lost, or one is there by half."""
    options = _options()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    ground, rows = Ground(), list[Row]()
    try:
        _prepare(ground)
        _run(ground, options, rows)
    except KeyboardInterrupt:
        print("Stopped before the end; the table says what was run.")
    finally:
        ground.leave()
    print(printed(rows))
    return 0 if all(row.kept for row in rows) else 1


def _options() -> argparse.Namespace:
    asked = argparse.ArgumentParser(prog="python -m benchmarks.faults", description=__doc__)
    asked.add_argument("--short", action="store_true", help="a few of each, for the build server")
    for name, number in FULL.items():
        asked.add_argument(f"--{name}", type=int, help=f"rounds (default {number:,})")
    asked.add_argument("--seed", type=int, default=random.randrange(10**6), help="begin the dice here")
    options = asked.parse_args()
    for name, number in (SHORT if options.short else FULL).items():
        setattr(options, name, number if getattr(options, name) is None else getattr(options, name))
    return options


def _prepare(ground: Ground) -> None:
    """Read the program once and make the beginning of every round: tables, and the cast of the tests as staff."""
    os.environ |= {"AMPARO_DATA": str(ground.data), "DJANGO_SETTINGS_MODULE": "amparo.config.settings"}
    os.environ.pop("AMPARO_DATABASE_URL", None)
    import django
    from django.conf import settings

    django.setup()
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.LOGGING_CONFIG = None
    from benchmarks.faults import beginning

    beginning.make(ground)


def _run(ground: Ground, options: argparse.Namespace, rows: list[Row]) -> None:
    from benchmarks.faults.cutting import cut
    from benchmarks.faults.filling import fill
    from benchmarks.faults.injecting import inject
    from benchmarks.faults.killing import kill

    dice = random.Random(options.seed)
    print(f"Machine: {machine.named()}. Seed {options.seed}.\n", flush=True)
    disks = mountable(ground)
    _part("kill -9", options.kills, "", lambda rounds: kill(ground, rounds, dice, rows))
    _part("power cuts", options.cuts, disks, lambda rounds: cut(ground, rounds, dice, rows))
    _part("disk full", options.full, disks, lambda rounds: fill(ground, rounds, dice, rows))
    _part("failing system calls", options.errors, traceable(), lambda rounds: inject(ground, rounds, dice, rows))


def _part(name: str, rounds: int, absent: str, run: Callable[[int], None]) -> None:
    """Run one kind of fault, or say why it is left out."""
    began = time.monotonic()
    if rounds and absent:
        print(f"Left out: {name}, because {absent}.")
    elif rounds:
        run(rounds)
        print(f"{name}: {time.monotonic() - began:.0f} s", flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
