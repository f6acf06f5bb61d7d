"""Adding, taking out, counting, and the snapshot."""

import os
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.foundation.linkage import NONE
from amparo.trust.projections import Features, PeopleIndex
from amparo.trust.projections.register import snapshot
from tests.trust.projections.registers import EQUIVALENTS, TEAMS, index_of, people, registers, typed


def _traces(index: PeopleIndex) -> tuple[object, ...]:
    columns = index._columns
    vocabulary = columns.vocabulary
    named = {columns.people[slot] for slot in columns.slots.values()}
    hung = {
        surface: sorted(columns.people[slot] for slot in vocabulary.postings[number])
        for surface, number in vocabulary._numbers.items()
    }
    ways = [
        {key: sorted(vocabulary.surfaces[n] for n in numbers) for key, numbers in table.items()}
        for table in (vocabulary._by_key, vocabulary._by_head, vocabulary._by_group)
    ]
    spelled = sorted((spelling, vocabulary.surfaces[n]) for spelling, n in vocabulary._by_spelling)
    numbers = sorted((identifier, columns.people[slot]) for identifier, slot in columns.by_identifier)
    left = [text for text in (*vocabulary.surfaces, *vocabulary.packed, *vocabulary.spellings) if text]
    particles = sorted(vocabulary.surfaces[n] for n in vocabulary.particles)
    return named, hung, ways, spelled, vocabulary._keys, numbers, sorted(left), particles


@settings(max_examples=30, deadline=None)
@given(registers, st.lists(st.tuples(st.integers(100, 115), people), max_size=6))
def test_adding_and_then_removing_people_leaves_no_trace(
    register: dict[UUID, Features], others: list[tuple[int, Features]]
) -> None:
    index = index_of(register)
    for number, features in others:
        index.put(UUID(int=number), features)
    for number, _ in others:
        person = UUID(int=number)
        if person in register:
            index.put(person, register[person])
        else:
            index.remove(person)
    assert _traces(index) == _traces(index_of(register))
    for person in register:
        index.remove(person)
    assert _traces(index) == _traces(PeopleIndex(EQUIVALENTS))
    assert index.facets().total == len(index) == 0


def test_removing_somebody_unknown_changes_nothing() -> None:
    index = PeopleIndex()
    index.remove(UUID(int=1))
    assert len(index) == 0


@settings(max_examples=25, deadline=None)
@given(registers, typed, people)
def test_a_snapshot_read_again_answers_the_same(register: dict[UUID, Features], text: str, described: Features) -> None:
    index = index_of({**register, UUID(int=99): described})
    index.remove(UUID(int=99))
    plain = snapshot.dump(index._columns, {"recent": [(1, "00")]})
    again = PeopleIndex(EQUIVALENTS)
    again._columns, place = snapshot.undump(plain, EQUIVALENTS)
    assert place == {"recent": [[1, "00"]]}
    assert _traces(again) == _traces(index)
    assert again.search(text) == index.search(text)
    team = frozenset({described.group})
    assert again.search(text, groups=team) == index.search(text, groups=team)
    assert again.similar(described) == index.similar(described)
    assert again.facets() == index.facets()
    again.put(UUID(int=99), described)
    index.put(UUID(int=99), described)
    assert _traces(again) == _traces(index)


def test_a_snapshot_shows_no_name_and_is_for_its_owner_only(tmp_path: Path) -> None:
    index = index_of(
        {UUID(int=1): Features(("Zinaida Quorlexia",), ("unhcr:KANARI77",), 1990, None, TEAMS[0], "standard")}
    )
    path = tmp_path / "index" / "people.sealed"
    index.write(path, {"recent": []})
    sealed = path.read_bytes().lower()
    assert not any(word in sealed for word in (b"zinaida", b"quorlexia", b"kanari77"))
    assert path.stat().st_mode & 0o077 == 0
    assert [p.name for p in path.parent.iterdir()] == ["people.sealed"]
    again, place = PeopleIndex.read(path, EQUIVALENTS)
    assert place == {"recent": []}
    assert [hit.person for hit in again.search("Zinaida")] == [UUID(int=1)] or index.search("Zinaida") == []


def test_a_broken_or_foreign_snapshot_is_refused_without_a_word_of_it(tmp_path: Path) -> None:
    index = index_of({UUID(int=1): Features(("Zinaida",), (), 1990, None, TEAMS[0], "standard")})
    path = tmp_path / "people.sealed"
    with pytest.raises(snapshot.Unfit):
        PeopleIndex.read(path, EQUIVALENTS)
    index.write(path, {})
    with pytest.raises(snapshot.Unfit):
        PeopleIndex.read(path, NONE)
    whole = path.read_bytes()
    for broken in (whole[:100], whole[:-1], whole[:60] + bytes([whole[60] ^ 1]) + whole[61:], b""):
        path.write_bytes(broken)
        with pytest.raises(snapshot.Unfit) as refused:
            PeopleIndex.read(path, EQUIVALENTS)
        assert refused.value.__cause__ is None


def test_what_a_killed_process_left_beside_the_snapshot_is_removed_by_the_next(tmp_path: Path) -> None:
    index = index_of({UUID(int=1): Features(("Zinaida",), (), 1990, None, TEAMS[0], "standard")})
    left, being_written = tmp_path / "people.sealedxyz.new", tmp_path / "people.sealedabc.new"
    left.touch()
    being_written.touch()
    os.utime(left, (0, 0))
    index.write(tmp_path / "people.sealed", {})
    assert {path.name for path in tmp_path.iterdir()} == {"people.sealed", being_written.name}


def test_counts_leave_restricted_records_out_unless_asked_for() -> None:
    told = Features(("Ana",), (), 1990, "female", TEAMS[0], "standard")
    hidden = Features(("Eva",), (), None, "female", TEAMS[1], "restricted")
    index = index_of({UUID(int=1): told, UUID(int=2): hidden})
    assert index.facets().total == 1
    assert index.facets().by_birth_year == {1990: 1}
    assert index.facets(groups=frozenset({TEAMS[1]})).total == 0
    both = index.facets(tiers=frozenset({"standard", "restricted"}))
    assert both.by_tier == {"standard": 1, "restricted": 1}
    assert both.by_group == {TEAMS[0]: 1, TEAMS[1]: 1}


def test_no_repr_shows_a_name() -> None:
    features = Features(("Zinaida",), ("unhcr:77",), 1990, None, TEAMS[0], "standard")
    index = index_of({UUID(int=1): features})
    hits = index.search("Zinaida") + index.similar(features)
    assert "zinaida" not in f"{features!r} {index!r} {hits!r} {[hit.reasons for hit in hits]!r}".lower()
