"""Who does what where: each kind of help by place, nobody first; the file has what may be known and no safe house."""

import csv
from io import StringIO

import pytest

from amparo.casework.directory.models import Service
from amparo.casework.directory.queries.coverage import SERVED, activities, coverage, partners, serving
from tests.casework.directory.listing import Listed, listed
from tests.casework.directory.test_boundaries import brought, land
from tests.cast import Cast
from tests.interfaces.staff.desk import at_desk

pytestmark = pytest.mark.django_db
HOME = "/directory/coverage/"


@pytest.fixture
def known(cast: Cast) -> Listed:
    return listed(cast)


def rows(who: str, **sent: str) -> list[list[str]]:
    answer = at_desk(who).post(f"{HOME}file/", {"kind": "csv", **sent})
    return list(csv.reader(StringIO(answer.content.decode("utf-8-sig"))))


def test_a_service_counts_in_its_place_in_what_that_lies_in_and_in_its_parts_and_nowhere_else(
    cast: Cast, known: Listed
) -> None:
    service = Service.objects.get(pk=known.service)
    offers = activities()
    kinds = [term.code for term in service.terms.all()]
    place = next(one.place for one in offers if one.service == service)
    assert place
    assert (place.code, place.parent and place.parent.code) == ("QV01", "QV"), "it serves the whole of the North"
    for code, number in (("QV01", 1), ("QV", 1), ("", 1), ("QV0101", 1), ("QV02", 0), ("QV0201", 0), ("QV99", 0)):
        assert [one.services for one in coverage(offers, kinds, code)] == [number] * len(kinds), code


def test_what_nobody_offers_stands_first(cast: Cast, known: Listed) -> None:
    page = at_desk("dina").get(HOME).content.decode()
    table = page.partition("<tbody")[2]
    assert table.count("Nobody") > 10
    assert table.rindex("Nobody") < table.index("Legal")


def test_the_file_has_a_row_for_each_kind_and_place_and_no_safe_house(cast: Cast, known: Listed) -> None:
    for who in ("alma", "bruno", "dina"):
        told = rows(who, hxl="on")
        assert told[1][0] == "#org+name"
        assert len(told) == 2 + len(activities())
        assert all(one.service.pk != known.shelter for one in activities())
    assert not any("House" in cell for row in rows("alma") for cell in row)


def test_a_service_that_has_ended_or_is_too_old_is_not_counted(cast: Cast, known: Listed) -> None:
    Service.objects.filter(pk=known.service).update(status="inactive")
    assert all(one.service.pk != known.service for one in activities())


@pytest.mark.parametrize("who", ["eyob", "farah", "petra"])
def test_for_everybody_else_it_is_not_there(cast: Cast, who: str) -> None:
    assert at_desk(who).get(HOME).status_code == at_desk(who).get(f"{HOME}file/").status_code == 404


def test_the_map_counts_organisations_in_each_place_and_leads_on_to_the_places_in_it(cast: Cast, known: Listed) -> None:
    assert "<svg viewBox" not in at_desk("dina").get(HOME).content.decode().partition("<main")[2]
    brought(land("QV01", "QV02", "QV0101", "QV0102"))
    kind = next(one.kind for one in activities() if one.service.pk == known.service)
    page = at_desk("dina").get(f"{HOME}?kind={kind}&group=women").content.decode()
    assert "Nobody, invented (CC0)" in page
    assert f"/directory/coverage/?place=QV01&amp;kind={kind}&amp;group=women" in page
    many = partners(activities(), ["QV01", "QV02", "QV0101", "QV0201", "QV99"])
    assert many == {"QV01": 1, "QV02": 0, "QV0101": 1, "QV0201": 0, "QV99": 0}
    assert "QV0102" in at_desk("alma").get(f"{HOME}?place=QV01").content.decode()


def test_a_group_that_a_listing_turns_away_is_not_served_and_silence_turns_nobody_away(
    cast: Cast, known: Listed
) -> None:
    def served() -> set[str]:
        return {
            group for group in SERVED if any(one.service.pk == known.service for one in serving(activities(), group))
        }

    row = Service.objects.filter(pk=known.service)
    row.update(sexes=[], minimum_age=None, maximum_age=None, turned_away=[])
    assert served() == set(SERVED)
    row.update(sexes=["female"], minimum_age=18, maximum_age=59, turned_away=["without_papers"])
    assert served() == {"women"}
    assert not serving(activities(), "women", "no_such_kind")
