"""When the database cannot be written, people are told so in plain words, and what they typed is not lost."""

import html
import re
from urllib.parse import urlencode

import pytest
from django.db.utils import OperationalError
from django.test import Client

from amparo.casework.people import queries
from amparo.casework.people.models import Person
from amparo.trust.accounts import queries as accounts
from amparo.trust.audit import actions as audit
from amparo.trust.history import actions as history
from tests.cast import PASSPHRASE, Cast
from tests.interfaces.staff.desk import at_desk, page_of, sending

KEPT = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')
TYPED = 'She said: "wait & <see>".\n\nThen she left.'


def _full(*args: object, **kwargs: object) -> None:
    raise OperationalError("database or disk is full")


@pytest.fixture
def alma(cast: Cast) -> Client:
    """Alma's browser, which shows the page of a fault as a real one does."""
    client = at_desk("alma")
    client.raise_request_exception = False
    return client


def test_what_was_typed_on_a_full_disk_is_sent_again_from_the_page_that_says_so(
    cast: Cast, alma: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = sending(cast, contact_note=TYPED, languages=["ara", "spa"])
    with monkeypatch.context() as disk:
        disk.setattr(history, "append", _full)
        answer = alma.post("/register/?from=search", sent)
    page = answer.content.decode()
    assert answer.status_code == 503
    assert answer["Cache-Control"] == "no-store"
    assert "page.not_saved" in page
    assert not Person.rows.exists()
    form = page[page.index('<form method="post" action="/register/?from=search"') :]
    kept = [(name, html.unescape(value)) for name, value in KEPT.findall(form[: form.index("</form>")])]
    assert ("contact_note", TYPED) in kept
    again = alma.post("/register/?from=search", urlencode(kept), content_type="application/x-www-form-urlencoded")
    assert again.status_code == 302
    fields = queries.person(cast.alma, Person.rows.get().pk).fields
    assert fields["contact_note"] == TYPED
    assert fields["languages"] == ["ara", "spa"]


def test_a_page_that_cannot_be_opened_because_its_opening_cannot_be_logged_says_so(
    cast: Cast, alma: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    alma.post("/register/", sending(cast))
    address = f"/people/{Person.rows.get().pk}/"
    with monkeypatch.context() as disk:
        disk.setattr(audit, "append", _full)
        answer = alma.get(address)
    page = answer.content.decode()
    assert answer.status_code == 503
    assert "page.not_saved" in page
    assert "Sara" not in page
    assert "Send it again" not in page
    assert "Sara" in page_of(alma, address)


def test_a_passphrase_is_never_written_into_the_page(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    client = Client(raise_request_exception=False)
    monkeypatch.setattr("django.contrib.auth.models.AbstractBaseUser.check_password", _full)
    answer = client.post("/sign-in/", {"login": "alma", "password": PASSPHRASE})
    assert answer.status_code == 503
    assert PASSPHRASE not in answer.content.decode()


def test_a_database_that_does_not_even_answer_gets_the_same_page(alma: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(accounts, "roles_of", _full)
    monkeypatch.setattr("django.contrib.sessions.backends.db.SessionStore.load", _full)
    answer = alma.get("/")
    assert answer.status_code == 503
    assert "page.not_saved" in answer.content.decode()


def test_another_fault_is_still_told_as_ours(cast: Cast, alma: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(*args: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(history, "append", wrong)
    answer = alma.post("/register/", sending(cast))
    assert answer.status_code == 500
    assert "page.our_fault" in answer.content.decode()
