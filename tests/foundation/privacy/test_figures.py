"""Tables as they may leave: one cell says the same everywhere, the truth is near, and one newcomer cannot be seen."""

import hashlib
import random
from collections import Counter
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.foundation.privacy import (
    TOTAL,
    Figures,
    Guard,
    bound,
    crossed,
    draw_of,
    is_due,
    rounded,
    share_between,
    single,
)
from tests.foundation.privacy.attacker import Attacker, Range

LIMIT, BASE = 10, 5
KINDS = {
    "sex": ("sex=f", "sex=m"),
    "age": ("age=child", "age=adult", "age=old"),
    "place": ("place=n", "place=s", "place=e"),
}
Person = tuple[str, str, str]


def guard(key: int = 1) -> Guard:
    """Return a guard whose draws come from a key of the test."""
    return Guard(LIMIT, BASE, draw_of(lambda name: hashlib.blake2b(name.encode(), key=bytes([key])).digest()))


def tables(people: list[Person], by: Guard) -> dict[tuple[str, ...], Figures]:
    """Return every table that can be asked for of one figure: by each kind of group, and by each two."""
    kinds, found = list(KINDS), {}
    for at, kind in enumerate(kinds):
        counts = dict.fromkeys(KINDS[kind], 0) | Counter(person[at] for person in people)
        found[kind,] = single("new", counts, by)
    for (left, one), (right, other) in combinations(enumerate(kinds), 2):
        counts = Counter((person[left], person[right]) for person in people)
        found[one, other] = crossed("new", KINDS[one], KINDS[other], counts, by)
    return found


def crowd(chance: random.Random, size: int) -> list[Person]:
    """Return people of whom most are alike and some are rare."""
    weights = {"sex": (6, 4), "age": (5, 9, 1), "place": (9, 4, 1)}
    drawn = [chance.choices(KINDS[kind], weights[kind], k=size) for kind in KINDS]
    return list(zip(*drawn, strict=True))


@given(st.integers(0, 10_000), st.integers(2, 20), st.floats(0, 1, exclude_max=True))
def test_a_rounded_count_is_a_multiple_and_never_further_off_than_is_said(count: int, base: int, at: float) -> None:
    shown = rounded(count, base, at)
    assert shown % base == 0
    assert abs(shown - count) <= bound(base)
    assert rounded(count + 1, base, at) >= shown


def test_rounding_is_unbiased_over_all_draws() -> None:
    for count in range(15):
        mean = sum(rounded(count, 5, step / 1000) for step in range(1000)) / 1000
        assert mean == pytest.approx(count)


@given(st.integers(0, 300), st.integers(0, 300), st.floats(0, 1, exclude_max=True), st.floats(0, 1, exclude_max=True))
def test_a_share_lies_between_what_is_said_of_it(part: int, rest: int, one: float, other: float) -> None:
    whole = part + rest
    low, high = share_between(rounded(part, BASE, one), rounded(whole, BASE, other), BASE)
    assert not whole or low <= part / whole <= high


def test_a_cell_says_the_same_in_every_table_and_every_time() -> None:
    people = crowd(random.Random(4), 300)
    first, again = tables(people, guard()), tables(people, guard())
    assert first == again
    assert first["sex",].of("sex=f") == first["sex", "age"].of("sex=f") == first["sex", "place"].of("sex=f")
    assert (
        first["age",].of("age=adult")
        == first["sex", "age"].of(column="age=adult")
        == first["age", "place"].of("age=adult")
    )
    assert len({figures.of() for figures in first.values()}) == 1
    assert tables(people, guard(2)) != first


def test_where_hardly_anybody_is_nothing_is_shown() -> None:
    found = tables(crowd(random.Random(5), LIMIT - 1), guard())
    assert all(figures.too_few for figures in found.values())
    assert {number for figures in found.values() for number in figures.cells.values()} == {None}


def test_of_a_total_that_is_not_shown_nobody_knows_that_it_is_below_the_smallest_count() -> None:
    """Or three months, each known to be below ten, stand fixed between a quarter of twenty-six at least and three times nine."""
    shown = {
        count: {single("new", {"a": count}, guard(key)).of() for key in range(1, 200)}
        for count in range(LIMIT + 2 * BASE)
    }
    assert all(shown[count] == {None} for count in range(LIMIT + 1))
    assert all(shown[count] == {None, LIMIT + BASE} for count in range(LIMIT + 1, LIMIT + BASE))
    assert all(None not in shown[count] for count in range(LIMIT + BASE, LIMIT + 2 * BASE))


def test_the_smallest_count_is_a_multiple_of_what_is_rounded_to() -> None:
    for limit, base in ((7, 5), (3, 5), (5, 1)):
        with pytest.raises(ValueError):
            Guard(limit, base, lambda _: 0.5)


def ranges(found: dict[tuple[str, ...], Figures]) -> dict[frozenset[str], Range]:
    """Return between what the true count of every shown cell of every table lies, by the groups that it is of."""
    known = {}
    for figures in found.values():
        for pair, number in figures.cells.items():
            if number is not None:
                known[frozenset(pair) - {TOTAL}] = (max(number - bound(BASE), LIMIT), number + bound(BASE))
    return known


def with_everything(found: dict[tuple[str, ...], Figures]) -> Attacker:
    """Return an attacker who has every table at once and reckons with everybody's three groups."""
    attacker = Attacker(list(product(*KINDS.values())))
    for groups, between in ranges(found).items():
        attacker.knows({each: 1.0 for each in attacker.unknowns if groups <= set(each)}, between)
    return attacker


def test_from_every_table_of_a_figure_at_once_no_hidden_cell_is_made_out() -> None:
    chance, tried = random.Random(6), 0
    for _ in range(4):
        people = crowd(chance, chance.randint(30, 160))
        found = tables(people, guard(chance.randint(1, 200)))
        attacker = with_everything(found)
        hidden = {frozenset(pair) - {TOTAL} for f in found.values() for pair, n in f.cells.items() if n is None}
        for groups in hidden:
            cells = [each for each in attacker.unknowns if groups <= set(each)]
            low, high = attacker.range_of(cells)
            assert high > low, (groups, len(people))
            tried += 1
    assert tried > 25


Shown = dict[str, dict[str, int | None]]


def by_kind(people: list[Person], by: Guard | None) -> Shown:
    """Return the tables by one kind of group, as `by` protects them; exact without one."""
    shown: Shown = {}
    for at, kind in enumerate(KINDS):
        counts = dict.fromkeys(KINDS[kind], 0) | Counter(person[at] for person in people)
        shown[kind] = {group: single("new", counts, by).of(group) if by else counts[group] for group in counts}
    return shown


def known_whole(tries: int, *, batch: int, protected: bool) -> int:
    """Return how many newcomers' records are known whole by comparing what is shown before and after they came."""
    chance, whole = random.Random(7), 0
    people = crowd(chance, 400)
    for number in range(1, tries + 1):
        people.append(crowd(chance, 1)[0])
        if is_due(range(number % batch or batch), batch):
            by = guard(number % 250 + 1) if protected else None
            before, after = by_kind(people[:-batch], by), by_kind(people, by)
            seen = {
                kind: {group for group in KINDS[kind] if before[kind][group] != after[kind][group]} for kind in KINDS
            }
            whole += all(seen[kind] == {people[-1][at]} for at, kind in enumerate(KINDS))
    return whole


def test_before_and_after_one_registration_at_most_one_record_in_a_hundred_is_known_whole() -> None:
    tries = 600
    assert known_whole(tries, batch=1, protected=False) == tries  # exact, and made anew with everybody who comes
    assert known_whole(tries, batch=1, protected=True) <= 0.03 * tries  # rounding alone
    assert known_whole(tries, batch=10, protected=True) <= 0.01 * tries


def test_figures_are_made_anew_for_ten_and_not_for_one() -> None:
    assert not is_due(range(9))
    assert is_due(range(10))
