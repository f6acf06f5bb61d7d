"""The feed answers as OData 4.0 has it: what it describes is what it gives, in pages that hold, and nothing beside it."""

from itertools import pairwise
from typing import Any
from urllib.parse import unquote

import pytest
from django.test import Client
from lxml import etree

from amparo.analysis.indicators import queries
from amparo.analysis.indicators.periods import Span, holding, offered
from amparo.casework.mainstreaming import actions as mainstreaming
from amparo.foundation import clock
from amparo.trust.audit.models import Leaf
from tests.analysis.indicators.making import at
from tests.casework.directory.listing import HOUSE, listed
from tests.cast import Cast
from tests.interfaces.api.odata.feeding import EVERY, TOP, Program, program, release

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.interfaces.api.addresses")]
EDM = "{http://docs.oasis-open.org/odata/ns/edm}"
JSON_TYPES: dict[str, Any] = {
    "Edm.String": str, "Edm.Int32": int, "Edm.Double": (int, float), "Edm.Boolean": bool, "Edm.Date": str,
    "Edm.DateTimeOffset": str,
}  # fmt: skip


@pytest.fixture
def office(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Cast:
    """A hundred and twenty cases, services, a site with two checklists."""
    release(monkeypatch, cast, 120)
    with clock.fixed(at("2027-03-31")):
        listed(cast)
        site = mainstreaming.keep_site(by=cast.dina, fields={"name": "House by the river", "kind": "reception"})
        for day in ("2027-03-01", "2027-03-30"):
            checklist = mainstreaming.begin_checklist(by=cast.dina, site=site, on=at(day).date())
            mainstreaming.answer(
                by=cast.dina, checklist=checklist, based_on=0,
                answers={"safety/way_safe": "partly", "safety/way_safe_note": "Dark at Amina's", "safety/respect": "met"},
            )  # fmt: skip
    return cast


def test_it_is_described_with_a_key_types_and_numbered_codes_and_every_row_is_as_described(office: Cast) -> None:
    with clock.fixed(at("2027-03-31")):
        reads = program(office)
        service, description = reads.ask().json(), etree.fromstring(reads.ask("$metadata").content)
        assert [one["name"] for one in service["value"]] == list(EVERY)
        assert {one.get("Value") for one in description.iter(f"{EDM}Member")} >= {"0", "1"}
        for name in EVERY:
            (kind,) = description.iterfind(f".//{EDM}EntityType[@Name='{name}Row']")
            columns = {one.get("Name"): one for one in kind.iterfind(f"{EDM}Property")}
            rows = reads.rows(name, top=300)
            assert rows or name in ("Gaps", "ReferralCourses", "ServiceRatings", "Participation"), name
            assert [row["Id"] for row in rows] == sorted({row["Id"] for row in rows}), name
            for row in rows:
                assert list(row) == list(columns)
                for column, value in row.items():
                    type_, empty = columns[column].get("Type"), columns[column].get("Nullable") == "true"
                    assert isinstance(value, JSON_TYPES.get(type_, str)) or (value is None and empty), (
                        name,
                        column,
                        value,
                    )


def test_figures_say_what_the_screen_says_of_every_indicator_period_and_group_and_nothing_more(office: Cast) -> None:
    with clock.fixed(at("2027-03-31")):
        shown = 0
        for name in ("cases_new", "first_response_in_time"):
            one, rows = (
                queries.indicator(office.dina, name),
                program(office).rows("Figures", filter=f"Indicator eq '{name}'"),
            )
            for period in offered(clock.today()):
                mine = [row for row in rows if (row["Indicator"], row["PeriodFirst"], row["Span"])
                        == (name, period.first.isoformat(), period.span.value)]  # fmt: skip
                expected = {("all", ""): queries.figure(office.dina, name, period).whole.now}
                for kind in one.grouping:
                    figure = queries.figure(office.dina, name, period, (kind,))
                    expected |= {(kind, line.group[0]): line.now for line in figure.lines if line.group}
                    expected[kind, "*"] = type(figure.whole.now)(None)
                assert {(row["GroupKind"], row["Group"]) for row in mine} == set(expected)
                for row in mine:
                    told = expected[row["GroupKind"], row["Group"]]
                    assert (row["Part"], row["Whole"], row["Value"]) == (told.part, told.whole, told.value)
                    assert (row["Hidden"] is None) is (not told.hidden)
                    assert row["OffBy"] == 4
                    shown += not told.hidden
        assert shown >= 15


def test_pages_hold_whatever_their_size_and_order_and_each_pull_is_one_leaf(office: Cast) -> None:
    with clock.fixed(at("2027-03-31")):
        reads, whole = program(office), program(office).rows("ChecklistAnswers")
        assert len(whole) == 4
        before = Leaf.objects.filter(act="feed.pulled").count()
        by_two = reads.ask("ChecklistAnswers", headers={"Prefer": "odata.maxpagesize=1"}, count="true").json()
        assert (by_two["@odata.count"], len(by_two["value"])) == (4, 1)
        some = by_two["value"]
        while link := by_two.get("@odata.nextLink"):
            by_two = reads.ask(link.partition(TOP)[2], headers={"Prefer": "odata.maxpagesize=1"}).json()
            assert "@odata.count" not in by_two
            some += by_two["value"]
        assert Leaf.objects.filter(act="feed.pulled").count() == before + 1
        assert [row["Id"] for row in some] == sorted(row["Id"] for row in some)
        assert len(some) == 4
        backward = reads.rows("ChecklistAnswers", orderby="Id desc")
        assert [row["Id"] for row in backward] == [row["Id"] for row in some][::-1]
        assert reads.rows("ChecklistAnswers", skip=1, top=2) == some[1:3]
        chosen = reads.rows(
            "ChecklistAnswers", select="Item,Answer", filter="Answer eq 'partly' and startswith(Item,'way')"
        )
        assert chosen == [{"Item": "way_safe", "Answer": "partly"}] * 2
        assert reads.ask("ChecklistAnswers/$count", filter="Answer eq 'met'").content == b"2"
        one = reads.ask(f"ChecklistAnswers('{some[0]['Id']}')").json()
        assert one.items() >= some[0].items()


def test_a_leaf_says_which_table_was_pulled_for_whom_and_what_for_and_a_mark_without_a_pull_gives_nothing(
    office: Cast,
) -> None:
    with clock.fixed(at("2027-03-31")):
        reads = program(office)
        reads.rows("Services")
        leaf = Leaf.objects.order_by("-index")[0]
        assert (leaf.act, leaf.record, leaf.actor) == ("feed.pulled", reads.token, office.dina.id)
        assert leaf.detail == '{"purpose":"planning","recipient":"own_office","table":"Services"}'
        before = Leaf.objects.count()
        for mark in ("", "x", "eyJ"):
            answer = reads.ask("Services", skiptoken=mark)
            logged = Leaf.objects.count() - before
            assert (answer.status_code, logged) == ((200, 1) if not mark else (400, 1)), mark
        link = reads.ask("ChecklistAnswers", top=3, headers={"Prefer": "odata.maxpagesize=1"}).json()["@odata.nextLink"]
        mark = unquote(link.partition("skiptoken=")[2])
        for table, more in (("Services", {}), ("ChecklistAnswers", {"filter": "Answer eq 'met'"})):
            answer = reads.ask(table, skiptoken=mark, **more)
            assert answer.status_code == 400
        assert program(office).ask("ChecklistAnswers", skiptoken=mark, top=3).status_code == 400


def test_pseudonyms_differ_for_every_recipient_and_no_written_word_leaves(office: Cast) -> None:
    with clock.fixed(at("2027-03-31")):
        one, other = program(office).rows("ChecklistAnswers"), program(office).rows("ChecklistAnswers")
        assert len({row["Site"] for row in one}) == 1
        assert {row["Site"] for row in one}.isdisjoint(row["Site"] for row in other)
        text = str([program(office).rows(name, top=2000) for name in EVERY])
        assert not any(word in text for word in ("House by the river", "Amina", HOUSE, "Person1", "Casa de la Luna"))


@pytest.mark.parametrize(
    "accept", ["application/json;odata.metadata=full,application/xml;q=0.5", "application/atom+xml", "*/*"]
)
def test_whatever_a_client_accepts_or_whichever_version_it_says_rows_come_as_json_in_version_4(
    cast: Cast, accept: str
) -> None:
    headers = {"Accept": accept, "OData-MaxVersion": "4.01", "OData-Version": "3.0"}
    answer = program(cast).ask("Codes", headers=headers, format="json", wkt="false", expand="")
    assert (answer.status_code, answer["OData-Version"]) == (200, "4.0")
    assert answer["Content-Type"].startswith("application/json")
    assert answer["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in answer


def test_what_is_not_offered_and_what_cannot_be_read_is_said_in_odatas_shape_without_a_word_of_what_was_sent(
    cast: Cast,
) -> None:
    reads = program(cast)
    asked = {
        501: [{"expand": "Rows"}, {"apply": "groupby((List))"}, {"search": "word"}, {"orderby": "Code"},
              {"filter": "indexof(Code,'secretword') eq 1"}, {"format": "atom"}],
        400: [{"filter": "Nothing eq 'secretword'"}, {"filter": "Code eq 5"}, {"top": "-1"}, {"select": "Secretword"},
              {"orderby": "Secretword"}, {"count": "perhaps"}, {"secretword": "1"}, {"skip": "1e3"}],
    }  # fmt: skip
    for status, questions in asked.items():
        for question in questions:
            answer = reads.ask("Codes", **question)
            assert answer.status_code == status, question
            error = answer.json()["error"]
            assert error["code"] in ("feeds.not_offered", "feeds.unreadable")
            assert error["message"]
            assert b"secretword" not in answer.content.lower()


def test_only_get_and_head_are_answered_and_a_page_that_signed_somebody_in_opens_nothing(
    cast: Cast, client: Client
) -> None:
    assert client.post(TOP).status_code == 405
    client.force_login(cast.users["dina"])
    answer = client.get(TOP + "Codes")
    assert (answer.status_code, answer.json()["error"]["code"]) == (401, "feeds.no_token")
    assert answer["WWW-Authenticate"].startswith("Basic ")


@pytest.mark.urls("amparo.config.urls")
def test_it_is_not_there_unless_it_is_switched_on(client: Client) -> None:
    assert client.get(TOP).status_code == 404


def test_rows_of_a_month_follow_one_another_without_a_gap(office: Cast) -> None:
    with clock.fixed(at("2027-03-31")):
        rows = program(office).rows(
            "Figures", filter="Indicator eq 'cases_new' and Span eq Amparo.Span'month' and GroupKind eq 'all'"
        )
    days = [row["PeriodFirst"] for row in rows]
    assert len(days) == 13
    assert all(one < other for one, other in pairwise(days))
    assert days[-1] == holding(at("2027-03-31").date(), Span.MONTH).first.isoformat()
    assert Program("wrong").ask().status_code == 401
