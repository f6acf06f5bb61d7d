"""The index follows the history: new versions, undone ones, another database, a snapshot, a damaged record."""

from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.conf import settings
from django.db import transaction

from amparo.trust.history import actions as history
from amparo.trust.history.models import Version
from amparo.trust.projections import Features
from amparo.trust.projections.live import Live
from amparo.trust.vault import sealing
from tests.trust.projections.registers import TEAMS

pytestmark = pytest.mark.django_db
KIND = "test.person"


def _project(record: UUID, content: dict[str, Any]) -> Features | None:
    name = content["fields"].get("name")
    return Features((name,), (), None, None, TEAMS[0], "standard") if name else None


def _live() -> Live:
    live = Live()
    live.projectors[KIND] = _project
    return live


@pytest.fixture
def live() -> Iterator[Live]:
    """An index of its own on an empty folder."""
    _snapshot().unlink(missing_ok=True)
    yield _live()
    _snapshot().unlink(missing_ok=True)


def _snapshot() -> Path:
    return Path(settings.AMPARO_DATA) / "index" / "people.sealed"


def _write(name: str, person: UUID | None = None, number: int = 1) -> UUID:
    person = person or uuid4()
    sealed = sealing.seal(sealing.Place(person, "identity", person, number), {"fields": {"name": name}})
    history.append(
        record=person,
        holder=person,
        kind=KIND,
        compartment="identity",
        number=number,
        based_on=number - 1,
        sealed=sealed,
        open_conflicts=0,
        by=None,
        idempotency_key=None,
    )
    return person


def _found(live: Live, text: str) -> list[UUID]:
    return [hit.person for hit in live.current().search(text)]


def test_what_was_written_is_found_at_once_and_the_newest_version_counts(live: Live) -> None:
    assert _found(live, "Yusuf") == []
    person = _write("Yusuf")
    assert _found(live, "Youssef") == [person]
    _write("Tsegay", person, 2)
    assert _found(live, "Youssef") == []
    assert _found(live, "Segay") == [person]


def test_a_record_that_its_room_keeps_out_is_forgotten(live: Live) -> None:
    person = _write("Yusuf")
    assert len(live.current()) == 1
    _write("", person, 2)
    assert len(live.current()) == 0


def test_what_was_rolled_back_is_undone_without_building_anew(live: Live, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = _write("Khadija")
    live.current()
    monkeypatch.setattr(live, "_build", _never)
    with transaction.atomic():
        _write("Yusuf")
        _write("Alexander", kept, 2)
        assert len(live.current()) == 2
        transaction.set_rollback(True)
    assert _found(live, "Yusuf") == _found(live, "Alexander") == []
    assert _found(live, "Hadiza") == [kept]


def test_a_row_that_was_committed_late_with_a_lower_number_is_not_missed(live: Live) -> None:
    _write("Khadija")
    late = _write("Yusuf")
    row = Version.objects.get(record=late)
    Version.objects.filter(record=late).delete()
    _write("Oleksandr")
    live.current()
    row.save(force_insert=True)
    assert _found(live, "Yusuf") == [late]


def test_another_database_gives_another_index(live: Live) -> None:
    _write("Yusuf")
    live.current()
    Version.objects.all().delete()
    other = _write("Khadija")
    assert _found(live, "Yusuf") == []
    assert _found(live, "Khadija") == [other]


def test_a_start_from_the_snapshot_reads_only_what_came_later(live: Live, monkeypatch: pytest.MonkeyPatch) -> None:
    before = _write("Yusuf")
    live.current()
    live.save()
    after = _write("Khadija")
    again = _live()
    monkeypatch.setattr(again, "_build", _never)
    assert _found(again, "Yusuf") == [before]
    assert _found(again, "Khadija") == [after]
    again.forget()
    assert _found(again, "Yusuf") == [before]


def test_a_broken_snapshot_or_other_wiring_leads_to_a_new_build(live: Live) -> None:
    person = _write("Yusuf")
    live.current()
    live.save()
    other = _live()
    other.projectors["test.another"] = _project
    assert _found(other, "Yusuf") == [person]
    _snapshot().write_bytes(b"nonsense")
    assert _found(_live(), "Yusuf") == [person]


def test_a_snapshot_of_another_database_is_not_used(live: Live) -> None:
    _write("Yusuf")
    live.current()
    live.save()
    Version.objects.all().delete()
    other = _write("Khadija")
    assert _found(_live(), "Yusuf") == []
    assert _found(_live(), "Khadija") == [other]


def test_one_damaged_record_does_not_hide_the_others(live: Live) -> None:
    damaged, whole = _write("Yusuf"), _write("Khadija")
    sealed = bytes(Version.objects.get(record=damaged).sealed)
    Version.objects.filter(record=damaged).update(sealed=sealed[:-1] + bytes([sealed[-1] ^ 1]))
    assert _found(live, "Khadija") == [whole]
    assert _found(live, "Yusuf") == []
    assert live.unreadable == 1


def test_a_first_build_tells_how_far_it_is(live: Live) -> None:
    for name in ("Yusuf", "Khadija", "Tsegay"):
        _write(name)
    told: list[tuple[int, int]] = []
    live.current(lambda done, total: told.append((done, total)))
    assert told == [(3, 3)]


def test_readers_and_writers_at_the_same_time_see_whole_people(live: Live) -> None:
    index = live.current()
    seen: list[int] = []

    def write() -> None:
        for round_ in range(60):
            for n in range(5):
                index.put(
                    UUID(int=n),
                    Features((f"Yusuf {'Osman' if round_ % 2 else 'Tsegay'}",), (), None, None, TEAMS[0], ""),
                )

    writer = Thread(target=write)
    writer.start()
    while writer.is_alive():
        seen += [len(hit.why) for hit in index.search("Yusuf") + index.search("Youssef Uthman")]
    writer.join()
    assert len(index.search("Yusuf")) == 5
    assert set(seen) <= {0, 1, 2}


def _never(*_: object) -> None:
    raise AssertionError("the index was built anew")
