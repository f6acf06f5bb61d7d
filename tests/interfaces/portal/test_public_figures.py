"""The public dashboard: what was published, how it was made and how far off it is, light and without a cookie."""

import csv
from collections.abc import Iterator, Sequence
from datetime import date
from html import unescape
from io import StringIO
from uuid import UUID

import pytest

from amparo.casework.public_figures import actions, withdrawing
from amparo.casework.public_figures.models import Release
from amparo.casework.public_figures.rules import Quarter
from amparo.practice.public_figures import PublicFigure
from tests.cast import Cast
from tests.interfaces.portal.door import LANGUAGES, Visitor
from tests.interfaces.portal.test_weight import HEAVIEST, first_load
from tests.interfaces.staff.desk import at_desk

SUMMER = date(2026, 7, 1)
GROUPS = {
    "": ("",),
    "sex": ("female", "male", "unknown"),
    "age_band": ("0_4", "unknown"),
    "office": ("Capital", "unknown"),
}


def drawn(agency: UUID, quarter: Quarter, figures: Sequence[PublicFigure]) -> Iterator[actions.Drawn]:
    for one in figures:
        parts = ("met", "not_met") if one.indicator.measure == "share" else ("",)
        for at, (group, part) in enumerate((group, part) for group in GROUPS[one.grouping] for part in parts):
            yield actions.Drawn(one, group, part, 811 - 400 * at, 15)


@pytest.fixture
def published(cast: Cast) -> Cast:
    """The summer is published, the spring waits for a second person."""
    actions.publish(by=cast.bruno, release=actions.propose(by=cast.dina, first=SUMMER), draw=drawn)
    actions.propose(by=cast.dina, first=date(2026, 4, 1))
    return cast


def test_everybody_reads_the_newest_quarter_with_how_far_off_it_is_and_nothing_of_a_proposal(
    visitor: Visitor, published: Cast
) -> None:
    assert 'href="/en/figures"' in visitor.get("/en/").content.decode()
    answer = visitor.get("/en/figures")
    page = unescape(answer.content.decode())
    assert "<bdi>Puente Amparo</bdi>, <bdi>July to September 2026</bdi>" in page
    assert "In 19 of 20 of these numbers the true one is at most 15 away." in page
    assert "between 65% and 68%" in page
    assert "epsilon is 1" in page
    assert "April" not in page
    assert not answer.cookies
    assert not Release.objects.get(state="proposed").values.exists()
    waiting = Release.objects.get(state="proposed").pk
    assert visitor.get(f"/en/figures/{waiting}").status_code == 404
    assert visitor.get("/en/figures/00000000-0000-0000-0000-000000000000").status_code == 404


def test_a_quarter_that_was_withdrawn_says_so_and_why_in_place_of_its_numbers(
    visitor: Visitor, published: Cast
) -> None:
    release = Release.objects.get(state="published").pk
    withdrawing.ask(
        by=published.bruno, release=release, reason="records_wrong", words="One <office> was entered twice."
    )
    withdrawing.agree(by=published.dina, release=release)
    for address in ("/en/figures", f"/en/figures/{release}"):
        page = visitor.get(address).content.decode()
        assert "These figures were withdrawn on" in page
        assert "were entered twice." in page
        assert "<bdi>One &lt;office&gt; was entered twice.</bdi>" in page
        assert "811" not in page
        assert "<svg" not in page.partition("<main")[2]
    told = list(csv.reader(StringIO(visitor.get("/en/figures/table").content.decode("utf-8-sig"))))
    assert [row[3:6] for row in told[1:]] == [["withdrawn", "", "records_wrong"]]
    assert told[1][7:] == ["", "", "", ""]


def test_two_people_withdraw_on_the_screens_and_whoever_asked_does_not_agree(published: Cast) -> None:
    dina, bruno = at_desk("dina"), at_desk("bruno")
    way = f"/figures/public/{Release.objects.get(state='published').pk}/withdraw/"
    assert way in dina.get("/figures/public/").content.decode()
    assert dina.post(way, {"reason": ""}).status_code == 422
    assert dina.post(way, {"reason": "not_to_publish", "words": ""}).status_code == 302
    assert dina.get(way).status_code == 404
    assert "a second person has to agree" in dina.get("/figures/public/").content.decode()
    assert "should not have been published" in bruno.get(way).content.decode()
    assert bruno.post(way.replace("withdraw", "keep")).status_code == 302
    assert dina.post(way, {"reason": "not_to_publish", "words": ""}).status_code == 302
    assert bruno.post(way).status_code == 302
    assert "Withdrawn on" in bruno.get("/figures/public/").content.decode()
    assert at_desk("alma").get(way).status_code == 404


def test_before_anything_is_published_the_page_says_so_and_nothing_leads_there(visitor: Visitor, cast: Cast) -> None:
    assert "figures" not in visitor.get("/en/").content.decode().partition("<main")[2]
    assert "No figures are published yet." in visitor.get("/en/figures").content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_dashboard_is_light_and_has_its_numbers_in_tables(visitor: Visitor, published: Cast, language: str) -> None:
    assert first_load(visitor, f"/{language}/figures") < HEAVIEST
    page = visitor.get(f"/{language}/figures").content.decode()
    assert page.count("<svg") - page.partition("<main")[0].count("<svg") >= 5
    assert page.count("<tbody") == 5


def test_the_file_holds_every_published_number_with_its_price_and_its_bound(visitor: Visitor, published: Cast) -> None:
    told = list(csv.reader(StringIO(visitor.get("/en/figures/table").content.decode("utf-8-sig"))))
    assert told[0][:3] == ["organisation", "first_day", "last_day"]
    assert ["people_new_by_sex", "sex", "male", "Male", "", "411", "15", "0.2"] in [row[3:] for row in told]
    assert len(told) == 1 + 1 + 3 + 2 + 2 + 2
    tagged = visitor.get("/en/figures/table?hxl=1").content.decode("utf-8-sig").splitlines()
    assert tagged[1].startswith('"#org+name",')


def test_two_people_publish_on_the_screens_and_neither_sees_a_number_before(cast: Cast) -> None:
    dina, bruno = at_desk("dina"), at_desk("bruno")
    assert "Figures for everybody" in dina.get("/figures/").content.decode()
    assert dina.post("/figures/public/propose/", {"first": "2026-07-01"}).status_code == 302
    waiting = Release.objects.get().pk
    own = dina.get("/figures/public/").content.decode()
    assert "Waits for a second person" in own
    assert "/approve/" not in own
    assert dina.post(f"/figures/public/{waiting}/approve/").status_code == 422
    asked = bruno.get(f"/figures/public/{waiting}/approve/").content.decode()
    assert "1.00" in asked
    assert bruno.post(f"/figures/public/{waiting}/approve/").status_code == 302
    assert "Published on" in bruno.get("/figures/public/").content.decode()
    assert bruno.get(f"/figures/public/{waiting}/approve/").status_code == 404
    for wrong in ("", "yesterday", "2026-10-01"):
        assert dina.post("/figures/public/propose/", {"first": wrong}).status_code == 422
    assert bruno.post("/figures/public/propose/", {"first": "2026-04-01"}).status_code == 404
    for who in ("alma", "farah", "eyob"):
        assert at_desk(who).get("/figures/public/").status_code == 404
