"""Arrays of what is counted: adding, changing and removing cases in any order leaves what one building at once would make."""

import random
from datetime import date
from uuid import UUID

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.foundation.counting import CASE, Counted, Kind, Layout
from amparo.trust.projections.statistics import Table, empty, made

LAYOUT = Layout(
    {"sex": Kind.CODE, "office": Kind.MANY_CODES, "person": Kind.SOMEBODY},
    {"visit": {"on": Kind.DAY, "kind": Kind.CODE}},
)


def one(number: int, salt: int) -> Counted:
    """Return what is counted of a case; another `salt` says something else of the same case."""
    chance = random.Random(number * 1000 + salt)
    visits = [
        {"on": date(2027, 1, 1 + chance.randrange(28)), "kind": chance.choice("abc")}
        for _ in range(chance.randrange(4))
    ]
    values = {
        "sex": chance.choice(("female", "male")),
        "office": f"office {chance.randrange(300)}",
        "person": UUID(int=number << 64),
    }
    return Counted(UUID(int=number), values, {"visit": visits})


def told(table: Table) -> dict[UUID, tuple[object, ...]]:
    """Return everything a table says, in words."""
    found: dict[UUID, tuple[object, ...]] = {}
    whose = table.of_rows("visit", np.arange(len(table)))
    for place, row in enumerate(table.arrays[CASE]):
        visits = table.arrays["visit"][whose == place]
        seen = sorted((int(visit["on"]), table.codes.texts("kind")[visit["kind"]]) for visit in visits)
        words = (table.codes.texts("sex")[row["sex"]], table.codes.texts("office")[row["office"]], int(row["person"]))
        found[table.id_at(place)] = (*words, *seen)
    return found


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 12), st.integers(0, 3)), max_size=25))
def test_any_order_of_changes_leaves_what_building_at_once_makes(steps: list[tuple[int, int]]) -> None:
    table, known = empty(LAYOUT), dict[int, Counted]()
    for number, salt in steps:
        if salt == 0:
            known.pop(number, None)
            table = table.with_changes([UUID(int=number)], ())
        else:
            known[number] = one(number, salt)
            table = table.with_changes([UUID(int=number)], [known[number]])
    assert told(table) == told(made(LAYOUT, known.values(), table.codes))
    ids = table.arrays[CASE]["id"]
    assert list(ids) == sorted(ids)
    assert len(table.arrays["visit"]) == table.arrays[CASE]["many_visit"].sum()


def test_a_table_never_changes_when_another_is_made_of_it() -> None:
    first = made(LAYOUT, [one(1, 1), one(2, 1)], empty(LAYOUT).codes)
    before = told(first)
    first.with_changes([UUID(int=1)], [one(3, 1)])
    assert told(first) == before


def test_of_a_case_all_is_told_and_of_an_unknown_one_nothing() -> None:
    table = made(LAYOUT, [one(1, 1), one(2, 1)], empty(LAYOUT).codes)
    changed = table.with_changes((), [one(2, 2)])
    ids = [UUID(int=number) for number in (1, 2, 9)]
    assert table.differing(changed, ids) == {ids[1]}
    assert set(table.told(ids)) == {*ids[:2]}


def test_a_part_is_what_building_of_these_cases_alone_makes() -> None:
    cases = [one(number, 1) for number in range(1, 9)]
    table = made(LAYOUT, cases, empty(LAYOUT).codes)
    assert told(table.part(np.array([6, 1, 3]))) == told(made(LAYOUT, [cases[1], cases[3], cases[6]], table.codes))
    assert len(table.part(np.array([], dtype=int))) == 0


def test_only_keeps_those_who_are_still_there_as_they_were() -> None:
    released = made(LAYOUT, [one(1, 1), one(2, 1), one(3, 1)], empty(LAYOUT).codes)
    now = released.with_changes([UUID(int=2)], [one(1, 2), one(4, 1)])
    assert told(released.only(now)) == {key: value for key, value in told(released).items() if key != UUID(int=2)}


def test_ids_that_end_in_nothing_are_told_apart() -> None:
    ends = [Counted(UUID(int=number << 32), {}, {}) for number in (1, 256, 65_536)]
    table = made(LAYOUT, ends, empty(LAYOUT).codes)
    assert [table.id_at(place) for place in range(3)] == sorted(each.case for each in ends)
    assert list(table.places([ends[1].case])) == [1]
