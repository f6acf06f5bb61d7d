"""Asks for pages as Alma, through the whole program in this process, and takes CPU time and queries of each."""

import json
import random
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

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


@dataclass
class Asked:
    """One request to make."""

    method: str
    address: str
    data: dict[str, Any]
    headers: dict[str, str]
    status: int = 200


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
    for what, requests in _kinds(random.Random(4)):
        yield _measure(client, what, requests)


def _start_of_index() -> dict[str, float]:
    """Time the index from its snapshot, as a server that starts does it."""
    from amparo.interfaces.cli import serve
    from amparo.trust import projections

    began, worked = time.perf_counter(), time.process_time()
    serve.read_index()
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
    from django.test import Client

    from amparo.trust.accounts.models import User

    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(User.objects.get(username="alma"), backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def _kinds(chance: random.Random) -> Iterator[tuple[str, list[Asked]]]:
    from django.urls import reverse

    many = ROUNDS + WARM_UP
    htmx = {"HX-Request": "true"}
    yield (
        "list of my cases",
        [_get(reverse("case_list"), status=chance.choice(("open", "closed"))) for _ in range(many)],
    )
    yield "list of my team's cases", list(_team_pages(many))
    yield (
        "search as you type",
        [Asked("post", reverse("search"), {"q": text}, htmx) for text in _fragments(chance, many)],
    )
    cases = _cases(chance, many)
    yield "case page", [_get(reverse("case", args=[case])) for case in cases]
    yield "who has seen the file", [_get(reverse("case_seen", args=[case])) for case in cases]
    yield "register, with duplicate check", [_register(chance, number) for number in range(many)]


def _get(address: str, headers: dict[str, str] | None = None, **data: str) -> Asked:
    return Asked("get", address, data, headers or {})


def _team_pages(many: int) -> Iterable[Asked]:
    from django.urls import reverse

    steps = ("", "delivery", "follow_up", "review", "")
    for number in range(many):
        yield _get(reverse("case_list"), whose="team", step=steps[number % 5], overdue="on" if number % 7 == 3 else "")


def _fragments(chance: random.Random, many: int) -> list[str]:
    """Return beginnings of names in several scripts, of people all over the register."""
    known = (
        *("Mohamed", "محمد", "Fatima", "فاطمة", "Ahmed", "Yousef", "Olena", "Олена", "Abebe", "አበበ"),
        *("Rahman", "Maria", "José", "Khadija", "Osman", "Hassan"),
    )
    return [word[: chance.randint(2, len(word))] for word in chance.choices(known, k=many)]


def _cases(chance: random.Random, many: int) -> list[Any]:
    from amparo.casework.cases.models import Case

    found = list(Case.rows.filter(owner__username="alma").order_by("pk").values_list("pk", flat=True))
    return chance.choices(found, k=many)


def _register(chance: random.Random, number: int) -> Asked:
    from django.urls import reverse

    from amparo.foundation import ids
    from amparo.trust.accounts.models import Post

    team = Post.objects.get(user__username="alma").team_id
    given, father, family = chance.sample(("Amina", "Yusuf", "Osman", "Maryam", "Tesfay", "Halima", "Idris", "Nur"), 3)
    data = {
        "key": str(ids.new()),
        "team": str(team),
        "name_given": given,
        "name_father": father,
        "name_family": f"{family}{number % 9 or ''}",
        "birth_date-year": str(1960 + number),
        "sex": chance.choice(("female", "male")),
        "another": "yes",
    }
    return Asked("post", reverse("register"), data, {}, 302)


def _measure(client: Any, what: str, requests: list[Asked]) -> Measured:
    from django.db import connection

    result = Measured(what, [], [], [], 0.0)
    for number, asked in enumerate(requests):
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


if __name__ == "__main__":
    sys.exit(main())
