"""A stolen database and perfect public statistics: no column tells who has which name, however common the name is.

Columns that repeat a keyed hash of a name fall to counting: the most frequent hash is the most frequent name (security.md 4.3).
"""

import hashlib
import hmac
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from uuid import UUID

import pytest
from django.apps import apps

from amparo.casework.people import actions, queries
from tests.cast import Cast

pytestmark = pytest.mark.django_db
NAMES = ("Fatima", "Ahmed", "Maryam", "Yusuf", "Olena", "Abebe", "José", "Hawa", "Tesfay", "Zaynab")
PEOPLE = 200
MOST_RECOVERED = 0.01


def recovered(names: Sequence[str], tokens: Sequence[object]) -> float:
    """Return the share of people whose name is found by counting, beyond what the commonest name guessed for all finds.

    The attacker knows how often every name occurs, takes the most frequent token for the most frequent name, and so on.
    """
    ranked = [name for name, _ in Counter(names).most_common()]
    guessed = dict(zip([token for token, _ in Counter(tokens).most_common()], ranked, strict=False))
    hits = sum(guessed.get(token) == name for name, token in zip(names, tokens, strict=True))
    return (hits - Counter(names).most_common(1)[0][1]) / len(names)


def columns(people: Sequence[UUID]) -> Iterator[tuple[str, list[object]]]:
    """Yield every column of every table, and the lengths of what is sealed, with one value for each person.

    Those of their first row, of their second, and so on, as far as everybody has one.
    """
    place = {person: at for at, person in enumerate(people)}
    for model in apps.get_models():
        if not model.__module__.startswith("amparo."):
            continue
        fields = list(model._meta.concrete_fields)
        rows: dict[UUID, list[tuple[object, ...]]] = defaultdict(list)
        for row in model._base_manager.order_by("pk").values_list(*(field.attname for field in fields)):
            for person in place.keys() & {value for value in row if isinstance(value, UUID)}:
                rows[person].append(row)
        for number in range(min((len(rows[person]) for person in people), default=0)):
            for at, field in enumerate(fields):
                values = [_plain(rows[person][number][at]) for person in people]
                yield f"{field}, row {number}", values
                if all(isinstance(value, bytes) for value in values):
                    yield (
                        f"length of {field}, row {number}",
                        [len(value) for value in values if isinstance(value, bytes)],
                    )


def _plain(value: object) -> object:
    return bytes(value) if isinstance(value, memoryview) else value


def test_counting_would_find_most_names_behind_a_hash_that_is_always_the_same() -> None:
    dice = random.Random(1)
    names = dice.choices(NAMES, weights=range(len(NAMES), 0, -1), k=5000)
    hashed = [hmac.digest(b"a key that nobody knows", name.encode(), hashlib.sha256) for name in names]
    assert recovered(names, hashed) > 0.5
    assert recovered(names, ["always the same"] * len(names)) == 0
    assert recovered(names, list(range(len(names)))) < 0


def test_on_a_stolen_database_counting_recovers_no_names_from_any_column(cast: Cast) -> None:
    dice = random.Random(7)
    names = dice.choices(NAMES, weights=range(len(NAMES), 0, -1), k=PEOPLE)
    people = [actions.register(by=cast.alma, fields={"name_given": name}, team=cast.north.pk) for name in names]
    for name in NAMES:
        queries.search(cast.alma, name)
    seen = 0
    for what, values in columns(people):
        seen += 1
        assert recovered(names, values) <= MOST_RECOVERED, what
    assert seen > 20
