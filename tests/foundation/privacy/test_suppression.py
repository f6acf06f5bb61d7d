"""Nothing hidden is reckoned back: an attacker with a solver tries on two hundred random tables of three shapes."""

import random
from collections.abc import Hashable, Mapping

import pytest

from amparo.foundation.privacy import Shape, hide, one_way, tree, two_way
from tests.foundation.privacy.attacker import before

LIMIT = 10
TABLES = 200


def skewed(chance: random.Random) -> int:
    """Return a count as they come: many small ones, some nothing, a few large ones."""
    return chance.choice((0, 0, 1, 2, 3, 5, 8, 9, 10, 12, 17, 25, 60, 140))


def cross(chance: random.Random) -> tuple[Shape, dict[Hashable, int]]:
    rows, columns = range(chance.randint(2, 5)), range(chance.randint(2, 4))
    cells = {(row, column): skewed(chance) for row in rows for column in columns}
    margins = {(row, "*"): sum(cells[row, column] for column in columns) for row in rows}
    margins |= {("*", column): sum(cells[row, column] for row in rows) for column in columns}
    whole = {("*", "*"): sum(cells.values())}
    return two_way(list(rows), list(columns), "*"), cells | margins | whole


def places(chance: random.Random) -> tuple[Shape, dict[Hashable, int]]:
    parents: dict[Hashable, Hashable | None] = {"land": None}
    values: dict[Hashable, int] = {"land": 0}
    for region in range(chance.randint(2, 4)):
        parents[region], values[region] = "land", 0
        for town in range(chance.randint(2, 4)):
            parents[region, town], values[region, town] = region, skewed(chance)
            values[region] += values[region, town]
        values["land"] += values[region]
    return tree(parents), values


def row(chance: random.Random) -> tuple[Shape, dict[Hashable, int]]:
    cells = {group: skewed(chance) for group in range(chance.randint(2, 7))}
    return one_way(cells, "*"), {**cells, "*": sum(cells.values())}


def recovered(shape: Shape, values: Mapping[Hashable, int], hidden: frozenset[Hashable]) -> list[Hashable]:
    """Return the small cells whose exact number follows from all that is shown, although shown exactly."""
    attacker = before(shape, {cell: (n, n) for cell, n in values.items() if cell not in hidden})
    small = [cell for cell in hidden if values[cell] < LIMIT]
    return [c for c in small if attacker.most([c]) == values[c] and attacker.range_of([c])[0] == values[c]]


def test_the_solver_recovers_no_small_cell_of_two_hundred_tables_although_the_others_are_exact() -> None:
    chance = random.Random(36)
    for number in range(TABLES):
        shape, values = (cross, places, row)[number % 3](chance)
        found = hide(shape, values, LIMIT)
        assert not found.open, (number, values)
        assert {cell for cell, count in values.items() if count < LIMIT} <= found.cells
        assert recovered(shape, values, found.cells) == [], (number, values)


def test_hiding_small_cells_alone_gives_most_of_them_away() -> None:
    chance = random.Random(37)
    lost = all_small = 0
    for _ in range(12):
        shape, values = cross(chance)
        small = frozenset(cell for cell, count in values.items() if count < LIMIT)
        lost += len(recovered(shape, values, small))
        all_small += len(small)
    assert lost > 0.3 * all_small > 3


def test_what_is_hidden_could_be_larger_by_the_limit_where_the_table_allows_it() -> None:
    values = {"a": 3, "b": 40, "c": 90, "d": 120, "*": 253}
    found = hide(one_way("abcd", "*"), values, LIMIT)
    assert found.cells == {"a", "b"}  # of those that are large enough the smallest
    attacker = before(one_way("abcd", "*"), {cell: (values[cell],) * 2 for cell in "cd*"})
    assert attacker.range_of(["a"]) == (0, 43)


def test_nothing_is_small_too_for_the_first_who_comes_would_be_seen() -> None:
    values = {"a": 0, "b": 40, "c": 90, "*": 130}
    assert hide(one_way("abc", "*"), values, LIMIT).cells == {"a", "b"}


def test_a_table_without_small_cells_is_shown_whole() -> None:
    values = {"a": 30, "b": 40, "*": 70}
    assert hide(one_way("ab", "*"), values, LIMIT).cells == frozenset()


def test_a_total_that_has_to_be_shown_stays_and_what_cannot_be_protected_beside_it_is_told() -> None:
    values = {"a": 3, "*": 3}
    assert hide(one_way("a", "*"), values, LIMIT, shown={"*"}).open == {"a"}
    assert hide(one_way("a", "*"), {"a": 3, "*": 3}, LIMIT).cells == {"a", "*"}


@pytest.mark.parametrize("other", [1, 9])
def test_where_less_is_there_than_the_limit_one_is_enough_to_doubt(other: int) -> None:
    values = {"a": LIMIT - other, "b": other, "*": LIMIT}
    found = hide(one_way("ab", "*"), values, LIMIT, shown={"*"})
    assert found.cells == {"a", "b"}
    assert not found.open
