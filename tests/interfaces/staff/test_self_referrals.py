"""Screens of self-referrals: from the list to the register, the case and the referral; and nothing for those it is not for."""

from typing import Any

import pytest

from amparo.casework.cases.models import Case
from amparo.casework.feedback import returning
from amparo.casework.feedback.models import Report
from amparo.casework.people.models import Person
from amparo.casework.referrals.models import Gap
from amparo.foundation import ids
from amparo.trust.letters import receipts
from amparo.trust.vault.keyring import Cost
from tests.casework.self_referrals.asking import HUSBAND, NAME, WORDS, asked, handed
from tests.casework.self_referrals.test_asking import enter
from tests.cast import Cast
from tests.interfaces.staff.desk import at_desk, page_of, sending

MARIAM: dict[str, Any] = {"name_given": "Mariam", "preferred_name": NAME, "age_stated": "31", "sex": "female"}


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receipts, "COST", Cost(memory=8, passes=1, lanes=1))


def test_from_the_list_to_the_case_and_the_referral(cast: Cast) -> None:
    _, report = asked(cast)
    bruno, alma = at_desk("bruno"), at_desk("alma")
    for path in ("/", "/self-referrals/"):
        page = page_of(bruno, path)
        assert f"/feedback/{report.pk}/" in page
        assert "Urgent" in page
        assert NAME not in page
    assert "Somebody asks a service to contact them" in page_of(bruno, "/notices/")
    bruno.post(f"/feedback/{report.pk}/assign/", {"key": str(ids.new()), "to": str(cast.users["alma"].pk)})
    page = page_of(alma, f"/feedback/{report.pk}/")
    for shown in (WORDS, NAME, HUSBAND, "Horizon Clinic", "What is needed and how to reach the person"):
        assert shown in page, shown
    register = f"/register/?asked={report.pk}"
    assert register in page
    assert HUSBAND in page_of(alma, register)
    sent = {**sending(cast), **MARIAM, "asked": str(report.pk)}
    answer = alma.post("/register/", {name: value for name, value in sent.items() if not name.startswith("birth")})
    person = Person.rows.get()
    assert answer["Location"] == f"/self-referrals/{report.pk}/take-on/?person={person.pk}"
    assert ids.code(person.pk) in page_of(alma, answer["Location"])
    told = {"key": str(ids.new()), "code": ids.code(person.pk), "told": "We come tomorrow."}
    answer = alma.post(f"/self-referrals/{report.pk}/take-on/", told)
    case = Case.rows.get()
    assert answer["Location"] == f"/cases/{case.pk}/"
    send = f"/cases/{case.pk}/referrals/new/{report.service}/?asked=1"
    assert send in page_of(alma, f"/feedback/{report.pk}/")
    form = page_of(alma, send)
    assert 'name="by_themselves"' in form
    assert "checked" in form.split('name="by_themselves"')[1].split(">")[0]


def test_declining_says_what_is_missing_keeps_what_was_typed_and_tells_the_person(cast: Cast) -> None:
    receipt, report = handed(cast)
    alma, path = at_desk("alma"), f"/self-referrals/{report.pk}/decline/"
    answer = alma.post(path, {"key": str(ids.new()), "told": "Ask at the school.", "reason": ""})
    assert answer.status_code == 422
    assert "Ask at the school." in answer.content.decode()
    alma.post(path, {"key": str(ids.new()), "told": "Ask at the school.", "reason": "capacity"})
    assert [one.said["done"] for one in returning.messages(enter(receipt))] == ["Ask at the school."]
    assert Gap.rows.count() == 1
    page = page_of(alma, f"/feedback/{report.pk}/")
    assert "No place free" in page
    assert "decline/" not in page
    assert alma.get(path).status_code == 422, "the step is not open any more"


def test_a_code_that_is_nobodys_is_said_beside_its_field(cast: Cast) -> None:
    _, report = handed(cast)
    sent = {"key": str(ids.new()), "code": "ABCD-1234", "told": "We come."}
    answer = at_desk("alma").post(f"/self-referrals/{report.pk}/take-on/", sent)
    assert answer.status_code == 422
    assert "We come." in answer.content.decode()
    assert not Case.rows.exists()


def test_for_everybody_else_it_is_not_there(cast: Cast) -> None:
    _, report = handed(cast)
    paths = [f"/feedback/{report.pk}/", f"/feedback/{report.pk}/answer/", f"/register/?asked={report.pk}"]
    paths += [f"/self-referrals/{report.pk}/{step}/" for step in ("take-on", "decline")]
    for name in ("amir", "selma", "chidi", "carla", "eyob", "gita", "dina", "farah", "petra"):
        client = at_desk(name)
        for path in paths:
            assert client.get(path).status_code == 404, (name, path)
        assert str(report.pk) not in page_of(client, "/")
    assert Report.rows.filter(pk=report.pk).exists()


def test_figures_tell_how_many_asked_themselves_and_no_small_number(cast: Cast) -> None:
    _, report = asked(cast)
    for _ in range(4):
        asked(cast, service=report.service)
    page = page_of(at_desk("dina"), "/gaps/")
    assert "People asked the service themselves" in page
    assert "about 5" in page
