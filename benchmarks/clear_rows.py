"""Cases of thousands of workers as clear rows alone: what dashboards count, without any content; Alma's own are real ones.

Django is set up before this is imported.
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import cycle
from typing import Any

from amparo.casework.cases import actions as cases
from amparo.casework.cases.models import Case, Deadline, Entry
from amparo.casework.people import actions as people
from amparo.casework.people.models import Person
from amparo.foundation import clock, ids
from amparo.foundation.policy import Role
from amparo.trust.accounts.models import Post, Team, User
from tests.cast import Cast

OWN, EACH, WORKERS, LED = 25, 25, 6, 4
"""Alma's cases; of each other worker; workers of a team; teams that Bruno leads besides Alma's: 625 cases of 26 workers."""
STEPS = ("screening", "assessment", "plan", "delivery", "follow_up", "review")
AT_ONCE = 5000


def save(model: Any, rows: Iterator[Any] | Sequence[Any]) -> None:
    """Insert rows, some thousands at a time."""
    model._base_manager.bulk_create(list(rows), batch_size=AT_ONCE)


def staff(cast: Cast, many: int) -> list[tuple[Team, User]]:
    """Make so many teams with their workers; the first four of all are Bruno's."""
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
