"""What row-level security costs on PostgreSQL: the same requests without the second lock and with it, turn by turn.

`AMPARO_DATABASE_URL=… python -m benchmarks.second_lock` on a database with a demo country, as a superuser, who passes by
every policy: that is "without". "With" is the role of the staff screens.
"""

import random
from typing import Any

from benchmarks import machine
from benchmarks.__main__ import _at_share
from benchmarks.asking import PASSES, _measure, _signed_in
from benchmarks.requests import kinds

MANY = 20


def main() -> None:
    """Print a table: wall milliseconds of each kind of request, and the questions to the database."""
    from amparo.interfaces.cli import startup

    startup.settings_read()
    from django.db import connection

    from amparo.interfaces.cli import database, serving
    from amparo.trust.accounts import second_lock

    serving.staff.read_index()
    second_lock.work_for_people()
    with connection.cursor() as cursor:
        cursor.execute(database.statements())
    found = _measured()
    print(f"Machine: {machine.named()}, PostgreSQL {connection.pg_version // 10000}\n")
    print(
        "| request | without, ms p50 | with | without, ms p95 | with | queries without | with |\n|---|---|---|---|---|---|---|"
    )
    for what, both in found.items():
        print(f"| {what} | {_cells(both)} |")


def _measured() -> dict[str, dict[bool, list[Any]]]:
    """Return kind of request → the passes without and with the second lock."""
    from django.db import connection

    from amparo.trust.accounts import second_lock

    client, found = _signed_in(), {}
    for _ in range(PASSES):
        for locked in (False, True):
            second_lock.is_there = lambda locked=locked: locked
            requests = list(kinds(random.Random(4), MANY))
            with connection.cursor() as cursor:
                cursor.execute("SET ROLE amparo_staff" if locked else "RESET ROLE")
                for what, asked in requests:
                    found.setdefault(what, {False: [], True: []})[locked].append(_measure(client, what, asked))
                cursor.execute("RESET ROLE")
    return found


def _cells(both: dict[bool, list[Any]]) -> str:
    least = {
        locked: [min(times) for times in zip(*(one.wall_ms for one in passes), strict=True)]
        for locked, passes in both.items()
    }
    cells = [f"{_at_share(least[locked], share):.1f}" for share in (0.5, 0.95) for locked in (False, True)]
    return " | ".join([*cells, *(f"{max(both[locked][0].queries)}" for locked in (False, True))])


if __name__ == "__main__":
    main()
