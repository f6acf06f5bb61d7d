"""The dashboards of a case worker, a supervisor and an information officer over 10,000 and 100,000 cases, cold and warm.

Run: `python tools/sandbox.py -m benchmarks.dashboards [cases ...]`. Cases, clocks and forms are invented as clear rows
of an SQLite file, what is counted as arrays in memory; Alma's own cases are real ones, because their summaries are opened.
CPU time of whole pages as a server makes them (freed memory is overwritten, the collector at rest), templates included, and
the number of queries; cold is the first page over new arrays, warm the next.
The arrays alone are measured up to a million by `benchmarks.figures`.
"""

import os
import sys
from collections.abc import Callable, Sequence
from time import process_time
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

from amparo.interfaces.cli.serving import forgetful, staff

if __name__ == "__main__":
    forgetful.begin(["serve"])  # as a server that answers requests
django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from amparo.casework.cases.models import Case  # noqa: E402
from amparo.foundation import clock  # noqa: E402
from amparo.foundation.counting import CASE  # noqa: E402
from amparo.trust.audit import queries as audit  # noqa: E402
from amparo.trust.projections import statistics  # noqa: E402
from amparo.trust.projections.statistics import Released, Table  # noqa: E402
from benchmarks import clear_rows, figures, machine  # noqa: E402
from tests.cast import Cast, make_cast  # noqa: E402
from tests.interfaces.staff.desk import at_desk  # noqa: E402

SIZES = (10_000, 100_000)
COLD, WARM, BYTES = 300.0, 50.0, 200.0
"""Budgets: milliseconds of CPU, and bytes of what is counted of a case."""


def counted(cast: Cast) -> Table:
    """Return what is counted of all these cases, drawn by chance, as current and as released."""
    figures.TEXTS["agency"] = [str(cast.puente.pk)]
    keys = sorted(key.bytes for key in Case.rows.values_list("pk", flat=True))
    table = figures.invented(len(keys))
    table.arrays[CASE]["id"] = keys
    size = audit.size()
    live = statistics._live
    live._table, live._read, live._mark, live._rules = table, size, audit.hash_before(size), live._from.rules()
    live._released = Released(table, clock.now(), size, live._mark)
    return table


def cpu(work: Callable[[], object]) -> float:
    """Return the CPU time of some work in milliseconds."""
    began = process_time()
    work()
    return (process_time() - began) * 1000


def measure(cast: Cast, many: int) -> bool:
    """Print the times at one size; return whether they are within the budgets, which are those of 100,000 cases."""
    table, good = counted(cast), True
    print(f"\n{many:,} cases, {table.size / len(table):.0f} bytes a case")
    for who, role in (("alma", "case worker"), ("bruno", "supervisor"), ("dina", "information officer")):
        client = at_desk(who)
        client.get("/dashboard/")  # whatever a first page of a process costs besides: templates, practice
        assert len(statistics.current()) == many, "the arrays were made anew, of what is really counted"
        table.remembered.clear()
        staff.stand()

        def page(client: Any = client) -> None:
            answer = client.get("/dashboard/")
            assert answer.status_code == 200, answer.status_code

        cold, warm = cpu(page), min(cpu(page) for _ in range(15))
        with CaptureQueriesContext(connection) as asked:
            page()
        good &= cold <= COLD and warm <= WARM
        print(f"  {role:22} cold {cold:7.1f} ms   warm {warm:7.1f} ms   {len(asked):3} queries")
    return good and table.size <= BYTES * len(table)


def main(sizes: Sequence[int]) -> int:
    """Measure at each size, the smaller ones first; return 1 where the largest is beyond the budgets."""
    print(f"{machine.named()}; five million additions {machine.pace():.2f} s")
    call_command("migrate", verbosity=0)
    settings.ALLOWED_HOSTS = ["testserver"]
    cast, there, good = make_cast(), 0, True
    clear_rows.own(cast)
    for size in sorted(sizes):
        clear_rows.files(cast, size - there)
        there, good = size, measure(cast, size)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main([int(word) for word in sys.argv[1:]] or SIZES))
