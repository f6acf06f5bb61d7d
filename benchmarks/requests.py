"""What the benchmark asks for, as Alma: pages, searches, registrations, each kind with many inputs."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any


@dataclass
class Asked:
    """One request to make."""

    method: str
    address: str
    data: dict[str, Any]
    headers: dict[str, str]
    status: int = 200


def kinds(chance: random.Random, many: int) -> Iterator[tuple[str, list[Asked]]]:
    """Yield each kind of request with `many` inputs; the same `chance` gives the same inputs."""
    from django.urls import reverse

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
    """Return beginnings of names, in whatever script they were written, of people in Alma's reach.

    Searches that find nobody are limited (trust/probes); a case worker looks for those she works with.
    """
    from amparo.casework.people import queries
    from amparo.casework.people.models import Person
    from amparo.trust.accounts.models import User
    from amparo.trust.disclosure.access import access_for

    alma = access_for(User.objects.get(username="alma"))
    near = list(Person.rows.filter(team__in=alma.actor.teams).order_by("pk").values_list("pk", flat=True))
    people = queries.people(alma, chance.sample(near, min(many, len(near)))).values()
    names = [each.fields.get("name_as_written") or each.fields["name_given"] for each in people]
    return [name[: chance.randint(2, max(2, len(name)))] for name in chance.choices(names, k=many)]


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
