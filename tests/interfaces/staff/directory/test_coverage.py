"""Who does what where: each kind of help by place, nobody first; the file has what may be known and no safe house."""

import csv
from io import StringIO

import pytest

from amparo.casework.directory.models import Service
from amparo.casework.directory.queries.coverage import activities, coverage
from tests.casework.directory.listing import Listed, listed
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


def test_a_service_counts_in_its_place_and_in_all_that_it_lies_in_and_nowhere_else(cast: Cast, known: Listed) -> None:
    service = Service.objects.get(pk=known.service)
    offers = activities()
    kinds = [term.code for term in service.terms.all()]
    place = next(one.place for one in offers if one.service == service)
    assert place
    assert place.parent
    for code, number in ((place.code, 1), (place.parent.code, 1), ("", 1), ("QV99", 0)):
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
