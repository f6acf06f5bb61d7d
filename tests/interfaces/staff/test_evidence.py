"""Keeping a figure from its page, reading it later, and citing it in an advocacy action."""

from typing import Any
from uuid import uuid4

import pytest

from amparo.analysis.evidence.models import KeptFigure, TeamFigure
from amparo.foundation import clock
from tests.analysis.indicators.making import Making, at
from tests.casework.partnership import records
from tests.cast import Cast
from tests.interfaces.staff.desk import at_desk

ASKED = "?period=month-2027-03-01&by=sex"


@pytest.fixture
def busy(cast: Cast) -> Cast:
    """Twenty-four people who agreed to be counted, new in March, half of them women."""
    made = Making(cast)
    for number in range(24):
        made.case(f"2027-03-{number + 1:02}", sex="female" if number % 2 else "male", name_given=f"Nadia{number}")
    return cast


def sent(who: str, url: str, **data: Any) -> Any:
    with clock.fixed(at("2027-04-02")):
        browser = at_desk(who)
        return browser.post(url, data, follow=True) if data else browser.get(url)


@pytest.mark.usefixtures("busy")
def test_an_information_officer_keeps_a_protected_figure_and_everybody_of_the_agency_reads_it_as_it_was() -> None:
    url = f"/figures/cases_new/keep/{ASKED}"
    assert "All staff of your organisation" in sent("dina", url).content.decode()
    kept = sent("dina", url, key=str(uuid4())).content.decode()
    assert "The figure is kept." in kept
    row = KeptFigure.objects.get()
    for who in ("alma", "selma", "dina"):
        listed = sent(who, "/figures/kept/").content.decode()
        assert "New cases, by Sex" in listed, who
        shown = sent(who, f"/figures/kept/{row.pk}/").content.decode()
        assert "It does not change any more." in shown
        assert "at most 4 away from the true one" in shown
        assert "Nadia" not in shown
    for who in ("carla", "petra", "farah"):
        assert sent(who, f"/figures/kept/{row.pk}/").status_code == 404, who


@pytest.mark.usefixtures("busy")
def test_a_supervisor_keeps_an_exact_figure_in_the_team() -> None:
    url = f"/figures/cases_new/keep/{ASKED}"
    assert "stays in your team" in sent("bruno", url).content.decode()
    assert "Exact, of the cases that who kept it could open." in sent("bruno", url, key=str(uuid4())).content.decode()
    row = TeamFigure.rows.get()
    assert "Exact, of our team" in sent("bruno", "/figures/kept/").content.decode()
    for who in ("dina", "selma", "alma"):
        assert sent(who, f"/figures/kept/team/{row.pk}/").status_code == 404, who
        assert "Exact, of our team" not in sent(who, "/figures/kept/").content.decode()


def test_an_advocacy_action_shows_its_risk_and_outcome_in_the_list_and_cites_kept_figures(busy: Cast) -> None:
    action = records.advocacy(busy)
    sent("dina", f"/figures/cases_new/keep/{ASKED}", key=str(uuid4()))
    listed = sent("alma", "/partners/advocacy/").content.decode()
    assert "They promised something" in listed
    assert "Could it put people, sources or colleagues at risk?" in listed
    url = f"/partners/records/{action}/cite/"
    assert "New cases, by Sex, March 2027: 2" in sent("bruno", url).content.decode()
    assert sent("alma", url).status_code == 404
    shown = sent("bruno", url, figures=[str(KeptFigure.objects.get().pk)]).content.decode()
    assert f"/figures/kept/{KeptFigure.objects.get().pk}/" in shown
    assert "Cite a kept figure" not in sent("alma", f"/partners/records/{action}/").content.decode()
    nothing = sent("bruno", f"/partners/records/{records.agreement(busy, records.organization(busy))}/cite/")
    assert nothing.status_code == 404
