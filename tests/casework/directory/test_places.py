"""A hierarchy of places is brought in as often as one likes; a place that a newer list no longer has ends."""

from datetime import date

import pytest

from amparo.casework.directory import actions, queries
from amparo.casework.directory.models import Place, Revision
from amparo.exchange import pcodes
from amparo.foundation import clock
from tests.casework.directory.listing import PLACES, places
from tests.cast import NOW

pytestmark = pytest.mark.django_db


def brought(text: str) -> dict[str, int]:
    rows, complaints = pcodes.read(text)
    assert not complaints
    return actions.import_places(rows)


def test_the_same_list_twice_changes_nothing() -> None:
    assert brought(PLACES) == {"new": 6, "changed": 0, "ended": 0}
    assert brought(PLACES) == {"new": 0, "changed": 0, "ended": 0}
    assert Revision.objects.count() == 2


def test_a_new_name_is_taken_over_and_a_place_that_is_gone_ends_and_keeps_its_code() -> None:
    places()
    before = Place.objects.get(code="QV0102").pk
    newer = "".join(line for line in PLACES.splitlines(keepends=True) if "QV0102" not in line)
    found = brought(newer.replace("2026-01-01", "2027-01-01").replace("Nueva Vega", "Vega Nueva"))
    assert (found["new"], found["ended"]) == (0, 1)
    gone = Place.objects.get(code="QV0102")
    assert (gone.pk, gone.valid_to) == (before, date(2026, 12, 31))
    assert Place.objects.get(code="QV0201").name() == "Vega Nueva"
    with clock.fixed(NOW.replace(year=2027)):
        assert "QV0102" not in dict(queries.place_choices("en"))
        assert "QV0102" in dict(queries.place_choices("en", keep=("QV0102",)))


def test_places_of_another_country_stay() -> None:
    places()
    assert brought(PLACES.replace("QV", "QW").replace("2026", "2027"))["ended"] == 0


def test_places_are_offered_under_those_they_lie_in_in_the_readers_language() -> None:
    places()
    with clock.fixed(NOW):
        assert queries.place_choices("ar")[:3] == [("QV", "Vega"), ("QV02", "– الجنوب"), ("QV0201", "– – Nueva Vega")]
