"""The page of results for who leads and who counts, on the screen and on paper; overdue looks stand on Today."""

from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings

from amparo.analysis.evidence import actions as evidence
from amparo.analysis.leadership import actions
from amparo.foundation import clock
from amparo.trust.audit.models import Leaf
from tests.analysis.indicators.making import at
from tests.analysis.leadership.test_decisions import FIELDS, MARCH, TODAY
from tests.cast import Cast
from tests.interfaces.staff.desk import at_desk

DAYS = {"decided_on": ("1", "4", "2027"), "look_again_on": ("1", "7", "2027")}
PARTS = ("day", "month", "year")


@pytest.fixture
def decided(cast: Cast) -> Any:
    """A decision of Bruno because of a kept figure."""
    with clock.fixed(at(TODAY)):
        figure, _ = evidence.keep(by=cast.bruno, name="workers_per_supervisor", period=MARCH)
        return actions.decide(by=cast.bruno, fields=FIELDS, figures=[figure])


def asked(who: str, url: str, day: str = "2027-07-02", **data: Any) -> Any:
    with clock.fixed(at(day)):
        browser = at_desk(who)
        return browser.post(url, data, follow=True) if data else browser.get(url)


def test_results_decisions_and_what_is_missing_stand_on_one_page_for_who_leads_and_who_counts(decided: Any) -> None:
    for who in ("bruno", "dina", "samuel"):
        page = asked(who, "/leadership/?period=month-2027-03-01").content.decode()
        for said in ("Two more supervisors in the south", "Overdue", "No decision about it is written down.", "1.5"):
            assert said in page, (who, said)
        assert "Decisions to look at again" in asked(who, "/").content.decode(), who
    for who in ("alma", "carla", "petra", "gita", "farah"):
        assert "Two more supervisors" not in asked(who, "/leadership/").content.decode(), who
        assert asked(who, f"/leadership/decisions/{decided}/").status_code == 404, who
        assert "Decisions to look at again" not in asked(who, "/").content.decode(), who


def test_a_decision_is_written_down_looked_back_at_and_corrected_on_screens(cast: Cast, decided: Any) -> None:
    with clock.fixed(at(TODAY)):
        figure, _ = evidence.keep(by=cast.dina, name="agreements_in_force", period=MARCH)
    told = {name: str(FIELDS[name]) for name in actions.WORDS}
    told |= {f"{name}-{part}": text for name, day in DAYS.items() for part, text in zip(PARTS, day, strict=True)}
    url = "/leadership/decisions/new/partnership/"
    assert asked("dina", url, key=str(uuid4()), **told).status_code == 422
    made = asked("dina", url, key=str(uuid4()), figures=[str(figure)], **told)
    assert "Agreements in force at the end of the period" in made.content.decode()
    here = f"/leadership/decisions/{decided}/"
    late = asked("dina", f"{here}look/", key=str(uuid4()), outcome="Hired", based_on="0")
    assert (late.status_code, "Somebody else changed this decision" in late.content.decode()) == (422, True)
    looked = asked("dina", f"{here}look/", key=str(uuid4()), outcome="Hired", based_on="1").content.decode()
    assert "Ended on" in looked
    assert "Hired" in looked
    changed = asked(
        "bruno", f"{here}change/", key=str(uuid4()), based_on="2", **{**told, "decision": "One more supervisor"}
    ).content.decode()
    assert changed.count("Two more supervisors in the south") == 2  # both earlier versions
    assert asked("dina", "/leadership/decisions/new/profit/").status_code == 404


@pytest.mark.parametrize("language", ["en", "es", "fr", "ar"])
def test_the_results_are_put_on_paper_in_the_readers_language_and_the_log_says_so(decided: Any, language: str) -> None:
    with clock.fixed(at("2027-07-02")):
        browser = at_desk("dina")
        browser.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        paper = browser.get("/leadership/paper/?period=month-2027-03-01")
    assert (paper.status_code, paper.content[:5]) == (200, b"%PDF-")
    assert Leaf.objects.filter(act="leadership.printed").count() == 1


def test_the_period_before_this_one_is_shown_where_none_is_asked_for(decided: Any) -> None:
    assert "April to June 2027" in asked("dina", "/leadership/", "2027-07-02").content.decode()
