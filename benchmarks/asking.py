"""Asks for pages as Alma, through the whole program in this process, and takes CPU time and queries of each."""

import json
import random
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from benchmarks.requests import Asked, kinds

ROUNDS = 40
"""Requests of each kind, each with another input."""

WARM_UP = 5

PASSES = 5
"""Every input is asked so often; its least CPU time counts, since a shared machine only ever makes it longer."""


@dataclass
class Measured:
    """One kind of request: CPU milliseconds of each, wall milliseconds of each, and the most queries one made."""

    what: str
    cpu_ms: list[float]
    wall_ms: list[float]
    queries: list[int]
    kilobytes: float


def main() -> None:
    """Measure everything and print it as JSON."""
    from amparo.interfaces.cli import startup

    startup.settings_read()
    start = _start_of_index()
    client = _signed_in()
    passes = [[asdict(each) for each in _pass(client)] for _ in range(PASSES)]
    print(json.dumps({"start": start, "passes": passes}))


def _pass(client: Any) -> Iterator["Measured"]:
    """Measure every kind once, with the same inputs as in every other pass."""
    for what, requests in kinds(random.Random(4), ROUNDS + WARM_UP):
        yield _measure(client, what, requests)


def _start_of_index() -> dict[str, float]:
    """Time the index from its snapshot, as a server that starts does it."""
    from amparo.interfaces.cli.serving import staff
    from amparo.trust import projections

    began, worked = time.perf_counter(), time.process_time()
    staff.read_index()
    return {
        "people": len(projections.current()),
        "wall_s": time.perf_counter() - began,
        "cpu_s": time.process_time() - worked,
        "memory_mb": _memory(),
    }


def _memory() -> float:
    with open("/proc/self/status", encoding="ascii") as status:  # noqa: PTH123
        return next(int(line.split()[1]) / 1000 for line in status if line.startswith("VmRSS"))


def _signed_in() -> Any:
    """Return a browser in which Alma gave her passphrase: her key is open, and restricted cases are among what is measured."""
    from django.test import Client

    from amparo.interfaces.cli.demo.loading.staffing import PASSPHRASE

    client = Client(HTTP_HOST="127.0.0.1")
    answer = client.post("/sign-in/", {"login": "alma", "password": PASSPHRASE})
    if answer.status_code != 302:
        raise SystemExit("Alma cannot sign in to the country that is measured.")
    return client


def _measure(client: Any, what: str, requests: list[Asked]) -> Measured:
    from django.db import connection

    result = Measured(what, [], [], [], 0.0)
    for number, asked in enumerate(_unpaused(requests)):
        made: list[str] = []

        def count(execute: Any, sql: str, *rest: Any, made: list[str] = made) -> Any:
            made.append(sql)
            return execute(sql, *rest)

        with connection.execute_wrapper(count):
            began, worked = time.perf_counter(), time.process_time()
            answer = getattr(client, asked.method)(asked.address, asked.data, headers=asked.headers)
            wall, cpu = time.perf_counter() - began, time.process_time() - worked
        if answer.status_code != asked.status:
            raise SystemExit(f"{what}: {asked.address} answered {answer.status_code}")
        if number >= WARM_UP:
            result.cpu_ms.append(cpu * 1000)
            result.wall_ms.append(wall * 1000)
            result.queries.append(len(made))
            result.kilobytes = max(result.kilobytes, len(answer.content) / 1000)
    return result


def _unpaused(requests: list[Asked]) -> Iterator[Asked]:
    """Yield one after the other, with searching let go on: nobody asks in a year what is asked here in a minute."""
    from amparo.trust.probes.models import Asker

    for asked in requests:
        Asker.objects.exclude(paused_at=None).delete()
        yield asked


if __name__ == "__main__":
    sys.exit(main())
