"""Dashboards: each role reads its own; numbers lead to the cases behind them, and a file holds what the screen shows."""

import io
import json
import zipfile
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook
from pypdf import PdfReader

from amparo.analysis.dashboards import queries
from amparo.analysis.dashboards.agency import Agency
from amparo.analysis.indicators import queries as indicators
from amparo.analysis.indicators.periods import Span, days, holding
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.trust.audit.models import Leaf
from tests.analysis.indicators.making import Making, at
from tests.cast import Cast
from tests.interfaces.staff.desk import at_desk

MARCH = "month-2027-03-01"
NOW = "2027-04-02"
SENT = {"purpose": "own_work", "recipient": "own_office"}
QUERIES = {"alma": 45, "bruno": 40, "dina": 35}


@pytest.fixture
def busy(cast: Cast) -> Cast:
    """Fourteen people of Alma's who agreed to be counted, new in March, one who did not, and one of another team."""
    made = Making(cast)
    for number in range(14):
        case = made.case(
            f"2027-03-{number + 1:02}", sex="female" if number < 12 else "male", name_given=f"Nadia{number}"
        )
        made.meet(case, "first_action", 0.5 if number < 11 else 9)
    made.case("2027-03-20", agreed=False, name_given="Salma")
    made.case("2027-03-21", by="selma", name_given="Southern")
    return cast


def page(who: str, url: str = f"/dashboard/?period={MARCH}") -> str:
    with clock.fixed(at(NOW)):
        answer = at_desk(who).get(url)
    assert answer.status_code == 200, (who, url, answer.status_code)
    return answer.content.decode()


@pytest.mark.usefixtures("busy")
def test_a_case_worker_reads_what_there_is_to_do_of_every_case_and_what_it_adds_up_to_of_who_agreed() -> None:
    text = page("alma")
    assert "My work in figures" in text
    assert '/dashboard/cases/?of=open">15<' in text  # with Salma, who did not agree to be counted
    assert "79% (11 of 14)" in text
    assert "Cases of restricted areas" not in text  # she has none
    behind = page("alma", "/dashboard/cases/?of=open")
    assert "15 cases" in behind
    assert "Salma" in behind
    assert "Southern" not in behind
    assert "0 cases" in page("alma", "/dashboard/cases/?of=anything")


@pytest.mark.usefixtures("busy")
def test_a_supervisor_sees_who_carries_how_much_and_finds_the_cases_behind_each_number() -> None:
    text = page("bruno")
    assert "up to 9" in text  # Amir, who has no case
    assert "10 to 20" in text
    assert "Salma" not in text  # a dashboard names no person who was helped
    late = page("bruno", "/dashboard/cases/?of=overdue&step=assessment")
    assert "Nadia0" in late
    assert "Southern" not in late
    lacking = page("bruno", "/dashboard/cases/?of=no_assessment")
    assert "14 cases" in lacking  # Salma's has been open for thirteen days
    assert "Salma" not in lacking
    assert "Salma" in page("bruno", "/dashboard/cases/?of=open&step=first_contact")


def test_of_another_team_and_another_agency_nothing_stands_in_ones_numbers(busy: Cast) -> None:
    samuel, carla = page("samuel"), page("carla")
    assert '/dashboard/cases/?of=open">1<' in samuel
    assert '/dashboard/cases/?of=open"' not in carla
    assert "/dashboard/cases/?of=open" not in page("chidi")
    north = f"team={busy.north.pk}"
    assert '/dashboard/cases/?of=open">1<' in page("samuel", f"/dashboard/?period={MARCH}&{north}")  # as if not said
    with clock.fixed(at(NOW)):
        assert at_desk("samuel").get(f"/dashboard/cases/?of=open&{north}").status_code == 404
        worker = busy.users["alma"].pk
        assert "0 cases" in at_desk("samuel").get(f"/dashboard/cases/?of=open&worker={worker}").content.decode()


@pytest.mark.usefixtures("busy")
def test_who_counts_only_reads_protected_figures_and_has_no_way_to_a_case() -> None:
    text = page("dina", f"/dashboard/?period={MARCH}&by=sex").partition("<main")[2]
    assert "the true count is at most 4 away" in text
    assert "Female" not in text.partition("Needs that no service")[0]  # twelve are hidden, or two could be reckoned
    assert "79%" not in text
    assert "/dashboard/cases/" not in text
    assert "Active cases for each case worker" not in text
    with clock.fixed(at(NOW)):
        assert at_desk("dina").get("/dashboard/cases/?of=open").status_code == 404
        for who in ("eyob", "farah", "petra", "gita", "irene"):
            assert at_desk(who).get("/dashboard/").status_code == 404, who


def test_the_protected_dashboard_tells_what_the_pages_of_figures_tell_and_nothing_else(busy: Cast) -> None:
    with clock.fixed(at(NOW)):
        found = queries.dashboard(busy.dina, queries.Asked(holding(date(2027, 3, 1), Span.QUARTER), by="sex"))
        assert isinstance(found, Agency)
        for one in (*found.figures, *found.groups, found.pyramid):
            assert one.lines == indicators.figure(busy.dina, one.indicator.id, one.period, one.by).lines
        for course in found.courses:
            periods = [period for period, _told in course.told]
            assert list(course.told) == indicators.course(busy.dina, course.indicator.id, periods)
        for asked in (queries.Asked(days(date(2027, 3, 1), date(2027, 3, 2))), queries.Asked(found.period, by="owner")):
            with pytest.raises(Refusal):
                queries.dashboard(busy.dina, asked)


@pytest.mark.usefixtures("busy")
def test_a_file_holds_the_numbers_of_the_screen_and_the_log_says_for_what_and_for_whom() -> None:
    url = f"/dashboard/file/?period={MARCH}"
    with clock.fixed(at(NOW)):
        refused = at_desk("bruno").post(url, {**SENT, "recipient": "donor", "kind": "pdf"})
        assert refused.status_code == 422
        assert "exact figures stay in the office" in refused.content.decode()
        book = load_workbook(io.BytesIO(at_desk("alma").post(url, {**SENT, "kind": "xlsx"}).content))
        archive = zipfile.ZipFile(io.BytesIO(at_desk("bruno").post(url, {**SENT, "kind": "zip"}).content))
        paper = at_desk("dina").post(url, {**SENT, "recipient": "donor", "kind": "pdf"})
    rows = {(row[0], row[2], row[4]): row[5:8] for row in book["numbers"].values}
    assert rows["glance", "open", "count"][0] in ("15", 15)
    assert [str(cell) for cell in rows["figures", "first_response_in_time", "now"][:2]] == ["11", "14"]
    assert any(row[0] == "When it was made" and "2 Apr 2027" in row[1] for row in book["about"].values)
    assert '"glance","At a glance","open","Open cases","count","15"' in archive.read("numbers.csv").decode()
    printed = "".join(part.extract_text() for part in PdfReader(io.BytesIO(paper.content)).pages)
    assert "Protected figures" in printed
    assert paper["Content-Disposition"].endswith('"dashboard-2027-03-01.pdf"')
    taken = [json.loads(leaf.detail) for leaf in Leaf.objects.filter(act="figures.taken").order_by("index")]
    assert [(one["dashboard"], one["recipient"], one["exact"], one["file"]) for one in taken] == [
        ("case_worker", "own_office", True, "xlsx"), ("supervisor", "own_office", True, "zip"),
        ("information_officer", "donor", False, "pdf"),
    ]  # fmt: skip


def test_a_dashboard_asks_as_often_for_many_cases_as_for_few(cast: Cast) -> None:
    def asked(who: str) -> int:
        client = at_desk(who)
        client.get("/dashboard/")
        with CaptureQueriesContext(connection) as made:
            assert client.get("/dashboard/").status_code == 200
        return len(made)

    made = Making(cast)
    with clock.fixed(at(NOW)):
        made.case("2027-03-01")
        few = {who: asked(who) for who in QUERIES}
        for number in range(6):
            made.case(f"2027-03-{number + 1:02}")
        assert {who: asked(who) for who in QUERIES} == few
    lock = 8 if connection.vendor == "postgresql" else 0
    assert all(few[who] <= most + lock for who, most in QUERIES.items()), few
