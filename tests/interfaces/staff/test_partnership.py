"""Registers of partners on the screens: an agreement is written down, found again, changed, and keeps a referral back."""

import html
import re
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client

from amparo.casework.directory.models import Service
from amparo.casework.partnership import actions
from amparo.casework.partnership.models import Record, Version
from amparo.foundation import clock
from tests.casework.partnership import records
from tests.casework.referrals.sending import scene
from tests.cast import Cast
from tests.interfaces.staff.desk import at_desk

pytestmark = pytest.mark.django_db
HOME = "/partners/"


@pytest.fixture
def clinic(cast: Cast) -> UUID:
    return records.organization(cast)


def text(answer: Any) -> str:
    return html.unescape(answer.content.decode())


def filled(page: str, answers: dict[str, str]) -> dict[str, Any]:
    """Return what a browser sends that fills `answers` into the questions of the page."""
    sent: dict[str, Any] = {"asked": re.findall(r'name="asked" value="([^"]+)"', page), "key": str(uuid4())}
    sent["version"] = (re.findall(r'name="version" value="(\d+)"', page) or [""])[0]
    for path, value in answers.items():
        if f'name="q:{path}-day"' in page:
            year, month, day = value.split("-")
            sent |= {f"q:{path}-day": day, f"q:{path}-month": month, f"q:{path}-year": year}
        else:
            sent[f"q:{path}"] = value.split() if path.endswith(("purposes", "groups")) else value
    return sent


def write(client: Client, url: str, answers: dict[str, str]) -> Any:
    """Fill a form as a person does: what is asked only after an answer is filled on the page that comes back."""
    page = text(client.get(url))
    first = client.post(url, filled(page, answers))
    return client.post(url, filled(text(first), answers)) if first.status_code == 422 else first


def test_an_agreement_is_written_on_the_page_of_its_organisation_and_found_in_its_register(
    cast: Cast, clinic: UUID
) -> None:
    bruno = at_desk("bruno")
    listing = f"/directory/organizations/{clinic}/"
    assert f"{HOME}agreement/new/{clinic}/" in text(bruno.get(listing))
    assert f"{HOME}agreement/new/{clinic}/" in text(bruno.get(f"{HOME}agreement/new/")), "or it is chosen from the list"
    made = write(bruno, f"{HOME}agreement/new/{clinic}/", records.AGREEMENT)
    assert made.status_code == 302
    record = Record.objects.get()
    assert record.organization == clinic
    assert Version.objects.get().answers == records.AGREEMENT
    for page in (made["Location"], listing, f"{HOME}agreement/", f"{HOME}records/{record.pk}/"):
        for who in ("bruno", "alma", "dina"):
            assert records.AGREEMENT["agreement/agreement_title"] in text(at_desk(who).get(page)), (who, page)


def test_what_is_asked_only_then_is_asked_before_anything_is_kept_and_nothing_typed_is_lost(
    cast: Cast, clinic: UUID
) -> None:
    bruno, url = at_desk("bruno"), f"{HOME}agreement/new/{clinic}/"
    page = text(bruno.get(url))
    assert "agreement_purposes" not in page
    sent = {path: value for path, value in records.AGREEMENT.items() if "purposes" not in path and "groups" not in path}
    answer = bruno.post(url, filled(page, sent))
    assert answer.status_code == 422
    assert "A few questions were added" in text(answer)
    assert "agreement_purposes" in text(answer)
    assert sent["agreement/agreement_title"] in text(answer)
    assert not Record.objects.exists()
    again = bruno.post(url, filled(text(answer), sent))
    assert again.status_code == 422
    assert "For which purposes?" in text(again)


def test_a_figure_is_added_and_taken_away_without_a_script_and_without_keeping_anything(cast: Cast) -> None:
    dina, url = at_desk("dina"), f"{HOME}advocacy/new/"
    page = text(dina.get(url))
    sent = filled(page, {"advocacy/advocacy_title": "Open the shelter"})
    more = text(dina.post(url, sent | {"repeat": "add:advocacy_evidence/advocacy_figure"}))
    assert more.count("What does it say?") == page.count("What does it say?") + 1
    assert "Open the shelter" in more
    fewer = text(dina.post(url, filled(more, {}) | {"repeat": re.findall(r'value="(remove:[^"]+)"', more)[0]}))
    assert fewer.count("What does it say?") == page.count("What does it say?")
    assert not Record.objects.exists()


def test_a_change_is_the_next_version_and_not_on_top_of_anothers(cast: Cast) -> None:
    record = actions.begin(by=cast.bruno, code="state_request", answers=records.REQUEST)
    bruno, url = at_desk("bruno"), f"{HOME}records/{record}/change/"
    page = text(bruno.get(url))
    assert records.REQUEST["state_request/state_request_title"] in page
    mine = filled(page, records.answers(records.REQUEST, state_request_words="Three days"))
    actions.change(by=cast.dina, record=record, answers=records.REQUEST, based_on=1)
    answer = bruno.post(url, mine)
    assert (answer.status_code, "Three days" in text(answer)) == (422, True)
    assert "Somebody else changed this record" in text(answer)
    assert bruno.post(url, {**mine, "version": "2"}).status_code == 302
    assert "Three days" in text(bruno.get(f"{HOME}records/{record}/"))


def test_what_has_to_be_looked_at_soon_stands_first(cast: Cast) -> None:
    days = {"late": -1, "soon": 20, "far": 200}
    for name, left in days.items():
        on = (clock.today() + timedelta(days=left)).isoformat()
        told = records.answers(records.REQUEST, state_request_title=name, state_request_due_on=on)
        actions.begin(by=cast.bruno, code="state_request", answers=told)
    page = text(at_desk("alma").get(HOME))
    assert "far" not in page.partition("To be looked at again")[2]
    assert page.index("late") < page.index("soon")
    listed = text(at_desk("alma").get(f"{HOME}state_request/"))
    assert listed.index("late") < listed.index("soon") < listed.index("far")
    assert "Overdue" in listed


@pytest.mark.parametrize("who", ["chidi", "eyob", "farah"])
def test_for_everybody_else_there_is_nothing(cast: Cast, clinic: UUID, who: str) -> None:
    record = records.agreement(cast, clinic)
    client = at_desk(who)
    for page in (f"records/{record}/", f"records/{record}/change/", f"agreement/new/{clinic}/"):
        assert client.get(HOME + page).status_code == 404, page
    for page in (HOME, f"{HOME}agreement/", f"/directory/organizations/{clinic}/"):
        assert "Referrals with the Horizon clinic" not in text(client.get(page)), page


def test_alma_reads_before_she_sends_what_no_agreement_covers(cast: Cast) -> None:
    found = scene(cast)
    to = Service.objects.get(pk=found.service).organization_id
    records.agreement(cast, to, agreement_groups="need_only")
    alma, url = at_desk("alma"), f"/cases/{found.case}/referrals/new/{found.service}/"
    sent = {
        "need": "health_general", "addressee": str(cast.users["eyob"].pk), "urgency": "normal", "groups": ["identity"],
        "asked_for": "A visit", "key": str(uuid4()),
    }  # fmt: skip
    page = text(alma.post(url, sent))
    assert "No agreement in force lets this information go to this organisation." in page
    assert "Name, age, family and contact" in page
    assert 'name="send"' not in page
    records.agreement(cast, to)
    assert 'name="send"' in text(alma.post(url, sent))
