"""When the database cannot be written, people are told so in plain words, and what they typed is not lost."""

import html
import re
from urllib.parse import urlencode

import pytest
from django.db.utils import OperationalError
from django.test import Client
from django.test.client import ClientHandler

from amparo.casework.people import queries
from amparo.casework.people.models import Person
from amparo.trust.accounts import queries as accounts
from amparo.trust.audit import actions as audit
from amparo.trust.history import actions as history
from tests.canary.crawler import routes
from tests.cast import PASSPHRASE, Cast
from tests.interfaces.staff.desk import at_desk, page_of, prove, sending

KEPT = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')
HERE = "http://testserver"
TYPED = 'She said: "wait & <see>".\n\nThen she left.'


def _full(*args: object, **kwargs: object) -> None:
    raise OperationalError("database or disk is full")


def _kept(page: str, address: str) -> list[tuple[str, str]]:
    """Return what the form of a page sends again to `address`."""
    form = page[page.index(f'<form method="post" action="{address}"') :]
    return [(name, html.unescape(value)) for name, value in KEPT.findall(form[: form.index("</form>")])]


def _token(page: str) -> str:
    """Return the safety token of the last form of a page."""
    return re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[-1]


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
    kept = _kept(page, "/register/?from=search")
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


def test_what_was_typed_comes_back_when_the_session_ended_before_it_was_sent(cast: Cast, alma: Client) -> None:
    sent = sending(cast, contact_note=TYPED)
    alma.logout()
    answer = alma.post("/register/", sent, headers={"origin": HERE})
    kept = _kept(answer.content.decode(), "/register/")
    assert answer.status_code == 403
    assert answer["Cache-Control"] == "no-store"
    assert ("contact_note", TYPED) in kept
    again = at_desk("alma").post("/register/", urlencode(kept), content_type="application/x-www-form-urlencoded")
    assert again.status_code == 302
    assert queries.person(cast.alma, Person.rows.get().pk).fields["contact_note"] == TYPED


def test_what_was_typed_comes_back_when_its_form_is_older_than_the_sign_in(cast: Cast) -> None:
    alma = at_desk("alma")
    alma.handler = ClientHandler(enforce_csrf_checks=True)
    answer = alma.post("/register/", sending(cast, contact_note=TYPED), headers={"origin": HERE})
    page = answer.content.decode()
    assert answer.status_code == 403
    kept = [*_kept(page, "/register/"), ("csrfmiddlewaretoken", _token(page))]
    again = alma.post(
        "/register/",
        urlencode(kept),
        content_type="application/x-www-form-urlencoded",
        headers={"origin": HERE},
    )
    assert again.status_code == 302
    assert queries.person(cast.alma, Person.rows.get().pk).fields["contact_note"] == TYPED


def test_what_was_typed_comes_back_when_the_passphrase_is_asked_for_again(cast: Cast) -> None:
    farah = at_desk("farah")
    farah.handler = ClientHandler(enforce_csrf_checks=True)
    here = {"origin": HERE}
    page = farah.get("/accounts/teams/new/").content.decode()
    sent = {"name": TYPED[:20], "office": "Hill", "csrfmiddlewaretoken": _token(page)}
    prove(farah, cast.users["farah"], ago=301)
    answer = farah.post("/accounts/teams/new/", sent, headers=here)
    page = answer.content.decode()
    assert (answer.status_code, answer["Cache-Control"]) == (403, "no-store")
    assert TYPED[:20] not in html.unescape(farah.get("/accounts/teams/").content.decode()), "nothing is done yet"
    assert 'href="/again/" target="_blank"' in page
    proof = {"password": PASSPHRASE, "csrfmiddlewaretoken": _token(page)}
    assert farah.post("/again/", proof, headers=here).status_code == 302
    kept = dict(_kept(page, "/accounts/teams/new/")) | {"csrfmiddlewaretoken": _token(page)}
    assert farah.post("/accounts/teams/new/", kept, headers=here).status_code == 302
    assert TYPED[:20] in html.unescape(farah.get("/accounts/teams/").content.decode())


def test_a_pin_does_not_come_back_when_the_passphrase_is_asked_for_again(cast: Cast, alma: Client) -> None:
    alma.post("/register/", sending(cast))
    address = f"/people/{Person.rows.get().pk}/own-file/give/"
    prove(alma, cast.users["alma"], ago=301)
    answer = alma.post(address, {"pin": "739154", "pin_again": "739154"}, headers={"origin": HERE})
    assert (answer.status_code, "739154" in answer.content.decode()) == (302, False)


@pytest.mark.parametrize("origin", ["https://elsewhere.example", "null", None])
def test_words_that_another_site_sends_are_not_offered_to_be_sent_again(
    cast: Cast, alma: Client, origin: str | None
) -> None:
    headers = {"origin": origin} if origin else {}
    sent = sending(cast, contact_note="words of another site")
    strict = at_desk("alma")
    strict.handler = ClientHandler(enforce_csrf_checks=True)
    alma.logout()
    assert alma.post("/register/", sent, headers=headers).status_code == 302
    assert "words of another site" not in strict.post("/register/", sent, headers=headers).content.decode()


def test_a_passphrase_does_not_come_back_with_an_old_form(cast: Cast) -> None:
    alma = at_desk("alma")
    alma.handler = ClientHandler(enforce_csrf_checks=True)
    sent = {"oldpassword": PASSPHRASE, "password1": "x", "password2": "x"}
    for address in ("/own/passphrase/", "/again/", "/sign-in/"):
        answer = alma.post(address, sent, headers={"origin": HERE})
        assert answer.status_code == 403
        assert PASSPHRASE not in answer.content.decode()


def test_a_passphrase_that_is_changed_while_the_disk_is_full_is_not_written_into_the_page(
    alma: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("amparo.trust.accounts.second_lock.stand", _full)
    answer = alma.post("/own/passphrase/", {"oldpassword": PASSPHRASE, "password1": "x", "password2": "x"})
    assert answer.status_code == 503
    assert PASSPHRASE not in answer.content.decode()


def test_every_form_that_hides_what_is_typed_is_declared_secret() -> None:
    views = [one.view for one in routes()]
    assert {view.__name__ for view in views if getattr(view, "gives_back", None) is False} == {
        "passphrase",
        "give",
        "card",
    }


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
