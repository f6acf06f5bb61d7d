"""The index finds what aligning the query with everybody would find, and shows nobody who may not be shown."""

from collections.abc import Sequence
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.foundation import linkage
from amparo.trust.projections import Features
from tests.trust.projections.registers import TEAMS, index_of, registers, searched_plainly, typed

_PAIRS = [
    ("Yusuf", "Youssef"),
    ("Yusuf", "يوسف"),
    ("Mohamed", "Muhammad"),
    ("Mohamed", "محمد"),
    ("Maxamed", "Mohammed"),
    ("Osman", "Uthman"),
    ("Cusmaan", "عثمان"),
    ("Hussein", "Xuseen"),
    ("حسين", "Xuseen"),
    ("Khadija", "Hadiza"),
    ("Hadiza", "خديجة"),
    ("Oleksandr", "Alexander"),
    ("Alexander", "Олександр"),
    ("Tsegay", "Segay"),
    ("Segay", "ፀጋይ"),
    ("Abdirahman", "Cabdiraxmaan"),
    ("Cabdiraxmaan", "عبد الرحمن"),
]


def _person(
    name: str, *, group: UUID = TEAMS[0], tier: str = "standard", identifiers: tuple[str, ...] = ()
) -> Features:
    return Features((name,), identifiers, None, None, group, tier)


@pytest.mark.parametrize(("typed_name", "known"), [*_PAIRS, *((b, a) for a, b in _PAIRS)])
def test_a_person_is_found_in_any_spelling_and_script_whole_and_by_beginning(typed_name: str, known: str) -> None:
    someone = UUID(int=1)
    index = index_of({someone: _person(known), UUID(int=2): _person("Petra Nováková")})
    assert [hit.person for hit in index.search(typed_name)] == [someone]
    assert someone in [hit.person for hit in index.search(typed_name[:-1])]
    assert index.search(typed_name)[0].why


@settings(max_examples=60, deadline=None)
@given(registers, typed)
def test_the_index_agrees_with_looking_at_everybody(register: dict[UUID, Features], text: str) -> None:
    expected = searched_plainly(register, text)
    found = [hit for hit in index_of(register).search(text, limit=50) if not _by_number(hit.reasons)]
    assert {hit.person: round(hit.score, 6) for hit in found} == {p: round(e.score, 6) for p, e in expected.items()}
    order = [(expected[hit.person].covered, round(hit.score, 6)) for hit in found]
    assert order == sorted(order, reverse=True)


@settings(max_examples=40, deadline=None)
@given(registers, typed, st.integers(1, 4))
def test_the_first_few_are_the_best_few(register: dict[UUID, Features], text: str, limit: int) -> None:
    index = index_of(register)
    few, all_of_them = index.search(text, limit=limit), index.search(text, limit=50)
    assert [round(hit.score, 6) for hit in few] == [round(hit.score, 6) for hit in all_of_them[:limit]]


@settings(max_examples=40, deadline=None)
@given(registers, typed, st.sets(st.integers(100, 108)), st.integers(1, 9))
def test_nobody_who_is_refused_is_ever_returned_and_everybody_else_is(
    register: dict[UUID, Features], text: str, open_to: set[int], limit: int
) -> None:
    asked: list[UUID] = []

    def allowed(some: Sequence[UUID]) -> set[UUID]:
        asked.extend(some)
        return {person for person in some if person.int in open_to}

    index = index_of(register)
    everybody = {hit.person for hit in index.search(text, limit=50)}
    shown = {hit.person for hit in index.search(text, limit=limit, allowed=allowed)}
    open_people = {person for person in everybody if person.int in open_to}
    assert shown <= open_people
    assert len(shown) == min(limit, len(open_people))
    assert len(asked) == len(set(asked))


@settings(max_examples=40, deadline=None)
@given(registers, typed, st.frozensets(st.sampled_from(TEAMS)))
def test_who_is_out_of_reach_changes_no_result_no_order_and_no_score(
    register: dict[UUID, Features], text: str, teams: frozenset[UUID]
) -> None:
    index = index_of(register)
    alone = index_of({person: told for person, told in register.items() if told.group in teams})
    for _ in range(2):
        inside = [(hit.person, hit.score) for hit in index.search(text, limit=50, groups=teams)]
        assert inside == [(hit.person, hit.score) for hit in alone.search(text, limit=50)]
        for person, told in list(register.items())[:2]:
            index.remove(person)
            alone.remove(person)
            index.put(person, told)
            if told.group in teams:
                alone.put(person, told)


def test_an_identifier_is_found_by_its_beginning_however_it_is_written() -> None:
    someone = UUID(int=1)
    index = index_of({someone: _person("Ana", identifiers=("unhcr:AB-12 345",)), UUID(int=2): _person("Eva")})
    assert [hit.person for hit in index.search("ab123")] == [someone]
    assert index.search("AB12345")[0].score == 1.0
    assert index.search("345") == []


def test_words_that_matched_can_be_highlighted() -> None:
    index = index_of({UUID(int=1): _person("HAILE Mariam Tesfaye")})
    hit = index.search("Hailemariam")[0]
    assert linkage.spans("HAILE Mariam Tesfaye", frozenset(hit.why)) == ((0, 5), (6, 12))


def test_a_very_common_name_is_still_found_together_with_a_rare_one() -> None:
    register = {UUID(int=n): _person("Mohamed Ahmed") for n in range(2000)}
    register[UUID(int=5000)] = _person("Mohamed Tsegay")
    index = index_of(register)
    assert index.search("mohamed tseg", limit=3)[0].person == UUID(int=5000)
    assert len(index.search("mohamed ahm", limit=25)) == 25


def test_nothing_typed_finds_nobody() -> None:
    index = index_of({UUID(int=1): _person("Ana")})
    assert index.search("") == index.search(" -- ") == []


def _by_number(reasons: Sequence[linkage.Reason]) -> bool:
    return any(reason.kind == "identifier" for reason in reasons)
