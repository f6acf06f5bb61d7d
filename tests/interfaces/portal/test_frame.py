"""What every public page promises: the exit before all else, no traces, no strangers, little weight, four languages."""

import re
from html.parser import HTMLParser
from unittest import mock

import pytest
from django.db.utils import OperationalError
from django.http import HttpResponse
from django.test import Client, override_settings

from amparo.foundation.errors import Entry
from amparo.foundation.errors.page import ENTRIES
from amparo.interfaces.portal import problems
from tests.interfaces.portal.door import LANGUAGES, Visitor

PUBLIC = [entry for entry in ENTRIES if entry.code.startswith("public.")]
FOCUSABLE = {"a", "button", "input", "select", "textarea", "summary"}


class Reading(HTMLParser):
    """Reads the order in which Tab reaches things, and every address on the page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.stops: list[dict[str, str | None]] = []
        self.addresses: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what can be reached and what is fetched or followed."""
        told = dict(attrs)
        assert "tabindex" not in told or told["tabindex"] == "-1", "nothing changes the order of the page"
        if tag in FOCUSABLE:
            self.stops.append(told)
        self.addresses += [told[name] or "" for name in ("href", "src", "action") if name in told]


def test_the_first_page_opens_in_the_language_of_the_browser(visitor: Visitor) -> None:
    for asked, language in (("ar-EG,ar;q=0.9", "ar"), ("fr", "fr"), ("es-MX", "es"), ("so", "en"), ("", "en")):
        answer = visitor.get("/", headers={"accept-language": asked})
        assert (answer.status_code, answer["Location"]) == (302, f"/{language}/"), asked


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_exit_is_the_first_thing_that_tab_reaches_on_pages_and_on_pages_of_problems(
    visitor: Visitor, language: str
) -> None:
    for path in (f"/{language}/", f"/{language}/nowhere"):
        first, second = Reading(visitor.get(path).content.decode()).stops[:2]
        assert first["href"] == f"/{language}/exit"
        assert "data-exit" in first
        assert second["href"] == "#main"


@pytest.mark.parametrize("language", LANGUAGES)
def test_leaving_clears_the_browser_and_opens_a_neutral_site_in_the_language(visitor: Visitor, language: str) -> None:
    for method in ("get", "post", "head"):
        answer = getattr(visitor, method)(f"/{language}/exit")
        assert answer.status_code == 303
        assert answer["Location"] == f"https://{language}.wikipedia.org/"
        assert answer["Clear-Site-Data"] == '"cache", "cookies", "storage"'
        assert answer["Cache-Control"] == "no-store"
        assert answer["Referrer-Policy"] == "no-referrer"
        assert answer.content == b""


def test_the_exit_needs_neither_a_language_nor_a_database_nor_a_template(visitor: Visitor) -> None:
    with (
        mock.patch("django.db.backends.base.base.BaseDatabaseWrapper.cursor", side_effect=OperationalError),
        mock.patch("django.template.loader.get_template", side_effect=OSError),
        override_settings(AMPARO_EXIT_ADDRESS="https://weather.example/{language}/today"),
    ):
        answer = Client().get("/exit", headers={"accept-language": "ar"})
    assert (answer.status_code, answer["Location"]) == (303, "https://weather.example/ar/today")


@pytest.fixture(params=["/en/", "/ar/", "/fr/nowhere", "/es/exit", "/"])
def answer(request: pytest.FixtureRequest, visitor: Visitor) -> HttpResponse:
    """One answer of each kind."""
    return visitor.get(request.param)  # type: ignore[return-value]


def test_an_answer_leaves_nothing_in_the_browser_and_lets_no_other_site_in(answer: HttpResponse) -> None:
    assert not answer.cookies
    assert "Set-Cookie" not in answer
    assert answer["Cache-Control"] == "no-store"
    assert answer["Referrer-Policy"] in {"same-origin", "no-referrer"}
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Cross-Origin-Resource-Policy"] == answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "geolocation=()" in answer["Permissions-Policy"]
    policy = dict(part.strip().partition(" ")[::2] for part in answer["Content-Security-Policy"].split(";"))
    assert (
        policy["default-src"] == policy["base-uri"] == policy["frame-ancestors"] == policy["trusted-types"] == "'none'"
    )
    assert {policy[name] for name in ("script-src", "style-src", "img-src", "form-action")} == {"'self'"}
    assert not {"connect-src", "worker-src", "font-src", "frame-src"} & set(policy), "what is not named is refused"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_says_nothing_in_title_and_icon_and_asks_no_other_site(visitor: Visitor, language: str) -> None:
    text = visitor.get(f"/{language}/").content.decode()
    title = re.search(r"<title>(.*?)</title>", text)
    assert title
    assert "amparo" not in text.casefold()
    assert 'href="/static/mark.svg"' in text
    assert all(address.startswith(("/", "#")) for address in Reading(text).addresses)
    assert "serviceworker" not in text.casefold()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_leads_to_itself_in_the_other_languages_by_plain_links(visitor: Visitor, language: str) -> None:
    text = visitor.get(f"/{language}/").content.decode()
    assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}"' in text
    for other in LANGUAGES:
        assert re.search(rf'<a href="/{other}/" hreflang="{other}" lang="{other}"', text)
    assert ("page.rtl.css" in text) is (language == "ar")


@pytest.mark.parametrize("entry", PUBLIC, ids=lambda entry: entry.code)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_problem_is_told_in_words_of_the_language_with_a_way_on(
    visitor: Visitor, entry: Entry, language: str
) -> None:
    with mock.patch("amparo.interfaces.portal.home.render", lambda request, *_: problems.page(request, entry.code)):
        answer = visitor.get(f"/{language}/")
    assert answer.status_code == entry.status
    text = answer.content.decode()
    assert f'<a class="govuk-button" href="/{language}/"' in text
    assert (entry.sentence in text) is (language == "en")


@pytest.mark.parametrize(
    ("fault", "status"), [(ZeroDivisionError("Sara Idriss"), 500), (OperationalError("Sara Idriss"), 503)]
)
def test_a_fault_of_ours_is_told_gently_and_without_a_word_of_it(
    visitor: Visitor, fault: Exception, status: int
) -> None:
    with mock.patch("amparo.interfaces.portal.home.render", side_effect=fault):
        answer = visitor.get("/en/")
    assert answer.status_code == status
    assert "Sara" not in answer.content.decode()
    assert Reading(answer.content.decode()).stops[0]["href"] == "/en/exit"
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_a_page_that_is_only_read_answers_every_other_method_with_a_gentle_page(visitor: Visitor, method: str) -> None:
    answer = getattr(visitor, method)("/en/", HTTP_ORIGIN="http://testserver")
    assert answer.status_code == 405
    assert answer["Allow"] == "GET, HEAD"
    assert "start again" in answer.content.decode()
    assert not answer.cookies


def test_a_request_for_another_host_is_refused_gently(visitor: Visitor) -> None:
    answer = visitor.get("/en/", headers={"host": "evil.example"})
    assert answer.status_code == 400
    assert "We did not understand this request." in answer.content.decode()
