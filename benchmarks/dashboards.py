"""The dashboards of a case worker, a supervisor and an information officer over 10,000 and 100,000 cases, cold and warm.

Run: `python tools/sandbox.py -m benchmarks.dashboards [cases ...]`. Cases, clocks, forms and listings are invented as clear rows
of an SQLite file, what is counted as arrays in memory; Alma's own cases are real ones, because their summaries are opened.
CPU time of whole pages, templates included, and the number of queries; cold is the first page over new arrays, warm the next.
The arrays alone are measured up to a million by `benchmarks.figures`.
"""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from itertools import cycle
from time import process_time
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from amparo.casework.cases import actions as cases  # noqa: E402
from amparo.casework.cases.models import Case, Deadline, Entry  # noqa: E402
from amparo.casework.people import actions as people  # noqa: E402
from amparo.casework.people.models import Person  # noqa: E402
from amparo.foundation import clock, ids  # noqa: E402
from amparo.foundation.counting import CASE  # noqa: E402
from amparo.foundation.policy import Role  # noqa: E402
from amparo.trust.accounts.models import Post, Team, User  # noqa: E402
from amparo.trust.audit import queries as audit  # noqa: E402
from amparo.trust.projections import statistics  # noqa: E402
from amparo.trust.projections.statistics import Released, Table  # noqa: E402
from benchmarks import figures, machine  # noqa: E402
from tests.cast import Cast, make_cast  # noqa: E402
from tests.interfaces.staff.desk import at_desk  # noqa: E402

SIZES = (10_000, 100_000)
OWN, EACH, WORKERS, LED = 25, 25, 6, 4
"""Alma's cases; of each other worker; workers of a team; teams that Bruno leads besides Alma's: 625 cases of 26 workers."""
STEPS = ("screening", "assessment", "plan", "delivery", "follow_up", "review")
COLD, WARM, BYTES = 300.0, 50.0, 200.0
"""Budgets: milliseconds of CPU, and bytes of what is counted of a case."""
AT_ONCE = 5000


def save(model: Any, rows: Iterator[Any] | Sequence[Any]) -> None:
    """Insert rows, some thousands at a time."""
    model._base_manager.bulk_create(list(rows), batch_size=AT_ONCE)


def staff(cast: Cast, many: int) -> list[tuple[Team, User]]:
    """Make so many teams with their workers; the first eight of them are Bruno's."""
    numbers = range(begin := Team.objects.count(), begin + many)
    teams = [Team(agency=cast.puente, name=f"Team {n}", office=f"Office {n % 12}") for n in numbers]
    save(Team, teams)
    workers = [
        (team, User(username=f"w{n}x{m}", display_name=f"Worker {n} {m}", agency=cast.puente, password="!"))
        for n, team in zip(numbers, teams, strict=True)
        for m in range(WORKERS)
    ]
    save(User, [user for _team, user in workers])
    posts = [Post(user=user, role=Role.CASE_WORKER.value, team=team) for team, user in workers]
    own = Post.objects.filter(user=cast.users["bruno"]).count() - 1
    led = [Post(user=cast.users["bruno"], role=Role.SUPERVISOR.value, team=team) for team in teams[: LED - own]]
    save(Post, [*posts, *led])
    return workers


def files(cast: Cast, many: int) -> None:
    """Insert cases of everybody with their clocks and forms, without any content."""
    workers, now = cycle(staff(cast, -(-many // (WORKERS * EACH)))), clock.now()
    owners = [next(workers) for _ in range(many)]
    kept = [{"agency": cast.puente, "team": team, "owner": user} for team, user in owners]
    persons = [Person(id=ids.new(), **one) for one in kept]
    opened = [
        Case(id=ids.new(), person=person, step=STEPS[n % 6], opened_at=now - timedelta(days=n % 200), **one)
        for n, (person, one) in enumerate(zip(persons, kept, strict=True))
    ]
    save(Person, persons)
    save(Case, opened)
    save(Deadline, (_clock(case, step, n) for n, case in enumerate(opened) for step in ("follow_up", "review")))
    save(Entry, (_form(case, step, n) for n, case in enumerate(opened) for step in ("assessment", "plan") if n % 9))


def _clock(case: Case, step: str, number: int) -> Deadline:
    now = clock.now()
    return Deadline(
        case=case, step=step, counted_from=now - timedelta(days=30), due_at=now + timedelta(days=number % 30 - 4)
    )


def _form(case: Case, step: str, number: int) -> Entry:
    status = "waiting" if number % 40 == 1 and step == "plan" else "complete"
    return Entry(
        id=ids.new(), case=case, kind="form", step=step, status=status, on=clock.today() - timedelta(days=number % 60),
        created_by=case.owner_id, created_at=clock.now() - timedelta(days=number % 10),
    )  # fmt: skip


def own(cast: Cast) -> None:
    """Open Alma's cases."""
    for number in range(OWN):
        about = {"name_given": f"Person{number}", "sex": "female", "birth_date": "1990-05-01"}
        cases.open_case(by=cast.alma, person=people.register(by=cast.alma, fields=about, team=cast.north.pk))


def counted(cast: Cast) -> Table:
    """Return what is counted of all these cases, drawn by chance, as current and as released."""
    figures.TEXTS["agency"] = [str(cast.puente.pk)]
    keys = sorted(key.bytes for key in Case.rows.values_list("pk", flat=True))
    table = figures.invented(len(keys))
    table.arrays[CASE]["id"] = keys
    size = audit.size()
    live = statistics._live
    live._table, live._read, live._mark = table, size, audit.hash_before(size)
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
        table.remembered.clear()

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
    own(cast)
    for size in sorted(sizes):
        files(cast, size - there)
        there, good = size, measure(cast, size)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main([int(word) for word in sys.argv[1:]] or SIZES))
