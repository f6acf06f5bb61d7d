"""The screens of figures: exact and with a way to the cases for who may open them, protected for the information officer."""

import io
import json
import zipfile

import pytest
from openpyxl import load_workbook

from amparo.foundation import clock
from amparo.trust.audit.models import Leaf
from tests.analysis.indicators.making import Making, at
from tests.cast import Cast
from tests.interfaces.staff.desk import at_desk

MARCH = "month-2027-03-01"


@pytest.fixture
def busy(cast: Cast) -> Cast:
    """Fourteen people who agreed to be counted, new in March, twelve of them women; and one who did not agree."""
    made = Making(cast)
    for number in range(14):
        case = made.case(
            f"2027-03-{number + 1:02}", sex="female" if number < 12 else "male", name_given=f"Nadia{number}"
        )
        made.meet(case, "first_action", 0.5 if number < 11 else 9)
    made.case("2027-03-20", agreed=False, name_given="Salma")
    return cast


def page(who: str, url: str) -> str:
    with clock.fixed(at("2027-04-02")):
        response = at_desk(who).get(url)
    assert response.status_code == 200, (who, url, response.status_code)
    return response.content.decode()


@pytest.mark.usefixtures("busy")
def test_who_may_open_the_cases_reads_exact_figures_and_finds_the_cases_behind_them() -> None:
    listed = page("alma", f"/figures/?period={MARCH}")
    assert "14 are counted, 1 are not" in listed
    assert "79% (11 of 14)" in listed
    one = page("bruno", f"/figures/cases_new/?period={MARCH}&by=sex&and=age_band")
    assert "Female, 18–59 years" in one
    assert "<svg" in one
    cases = page("bruno", f"/figures/cases_new/cases/?period={MARCH}&by=sex")
    assert "14 cases" in cases
    assert "Nadia0" in cases
    assert "Salma" not in cases
    assert page("alma", "/figures/cases_new/?first=2027-03-01&last=2027-03-02").count(">2<") >= 1


@pytest.mark.usefixtures("busy")
def test_the_information_officer_reads_rounded_figures_without_small_groups_and_without_a_way_to_cases() -> None:
    listed = page("dina", f"/figures/?period={MARCH}")
    assert "the true count is at most 4 away" in listed
    assert "Active cases for each case worker" not in listed
    one = page("dina", f"/figures/cases_new/?period={MARCH}&by=sex")
    assert "Male" not in one
    assert "Female" not in one  # twelve are hidden too, or two could be reckoned
    assert "/cases/" not in one.partition("<main")[2]
    assert page("dina", f"/figures/first_response_in_time/?period={MARCH}&by=sex&and=age_band")
    with clock.fixed(at("2027-04-02")):
        dina = at_desk("dina")
        for url in ("/figures/caseload/", "/figures/nothing/", f"/figures/cases_new/cases/?period={MARCH}"):
            assert dina.get(url).status_code == 404, url
        assert at_desk("farah").get("/figures/").status_code == 404


@pytest.mark.usefixtures("busy")
def test_a_file_holds_what_the_screen_shows_with_its_dictionary_and_the_log_says_for_what_and_for_whom() -> None:
    url = f"/figures/cases_new/file/?period={MARCH}&by=sex"
    with clock.fixed(at("2027-04-02")):
        sent = {"purpose": "report_to_donor", "recipient": "donor", "kind": "xlsx"}
        refused = at_desk("alma").post(url, sent)
        assert refused.status_code == 422
        assert "exact figures stay in the office" in refused.content.decode()
        workbook = load_workbook(io.BytesIO(at_desk("dina").post(url, sent).content))
        archive = zipfile.ZipFile(
            io.BytesIO(at_desk("alma").post(url, {**sent, "recipient": "own_office", "kind": "zip"}).content)
        )
    rows = list(workbook["figures"].values)
    assert rows[0][:5] == ("indicator", "period_first", "period_last", "sex", "sex_words")
    assert [row[5] in (None, "", "10", "15", 10, 15) for row in rows[1:]] == [True]  # all together alone
    assert any(row[0] == "What it does not say" for row in workbook["dictionary"].values)
    assert sorted(archive.namelist()) == ["dictionary.csv", "figures.csv"]
    assert '"female","Female","12","","12",' in archive.read("figures.csv").decode()
    taken = [json.loads(leaf.detail) for leaf in Leaf.objects.filter(act="figures.taken").order_by("index")]
    assert [(one["recipient"], one["purpose"], one["exact"]) for one in taken] == [
        ("donor", "report_to_donor", False), ("own_office", "report_to_donor", True),
    ]  # fmt: skip
