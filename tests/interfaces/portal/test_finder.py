"""Finding help on the public pages: with links and one form alone, in four languages, with what a person needs to know."""

import re
from datetime import timedelta
from html import unescape
from typing import Any
from uuid import UUID, uuid4

import pytest
import segno
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from amparo import practice
from amparo.casework.directory import actions, finder, loading
from amparo.foundation import clock
from amparo.interfaces.portal.finder import card
from amparo.interfaces.portal.finder.icons import ICONS
from amparo.interfaces.ui.pictures.squares import square
from tests.casework.directory.listing import HOUSE, SERVICE, Listed, listed
from tests.casework.directory.test_boundaries import brought, land
from tests.cast import Cast
from tests.interfaces.portal.door import LANGUAGES, Visitor
from tests.interfaces.portal.test_weight import HEAVIEST, first_load

MORE = {
    "alert": "Closed on the day of the harbour.",
    "fees_description": "",
    "interpretation_services": "By telephone",
    "url": "https://faro.example/papers",
    "application_process": "Come before ten.",
    "eligibility_description": "Women who travel alone.",
}


@pytest.fixture
def known(cast: Cast, visitor: Visitor) -> Listed:
    """An office with legal advice, and a safe house; nothing is remembered of the test before."""
    finder.forget()
    made = listed(cast)
    fields = {**SERVICE, **MORE, "locations": [str(made.office)]}
    actions.save_service(by=cast.bruno, organization=made.organization, service=made.service, fields=fields)
    return made


def text(visitor: Visitor, path: str, status: int = 200) -> str:
    """Return what a page says."""
    answer = visitor.get(path)
    assert answer.status_code == status, path
    assert not answer.cookies
    return unescape(answer.content.decode())


def links(page: str, name: str) -> list[str]:
    """Return the addresses on a page that lead to a step."""
    return [unescape(found) for found in re.findall(rf'href="(/\w\w/{name}[^"]*)"', page)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_service_is_found_by_links_alone_from_need_to_place_to_card(
    visitor: Visitor, known: Listed, language: str
) -> None:
    page = text(visitor, f"/{language}/")
    word = practice.catalogue().label("need", "pa", language)
    assert re.search(
        rf'<a[^>]*href="/{language}/where\?n=pa"[^>]*>.*?<span id="need-pa">{re.escape(word)}</span>', page
    )
    north = next(one for one in links(text(visitor, f"/{language}/where?n=pa"), "where") if "QV01" in one)
    bahia = next(one for one in links(text(visitor, north), "list") if "QV0101" in one)
    found = text(visitor, bahia)
    assert word in found
    assert "Bahía Clara" in found
    assert practice.catalogue().label("service_type", "legal_aid", language) in found
    (service,) = set(links(found, "s/"))
    shown = text(visitor, service)
    assert SERVICE["name"] in shown
    assert bahia in links(shown, "list"), "and back to the same list"


def test_a_card_says_all_that_somebody_needs_before_they_go(visitor: Visitor, known: Listed) -> None:
    page = text(visitor, f"/en/s/{known.service}")
    for said in (
        "Legal advice by the harbour", "Casa Faro", "Asylum and papers.", "Legal advice and representation", "Female",
        "from 12 years", "People of some nationalities", "Free", "Monday to Friday: 08:00 to 16:00", "Little room",
        "Says that it passes nothing on to authorities", "Asks about migration status", "Arabic, Spanish", "Muelle 1",
        "Step-free entrance", "Checked on 20 Nov 2026 by \u2068Puente Amparo\u2069.", "Open now", "Bahía Clara", *MORE.values(),
    ):  # fmt: skip
        assert said in page, said
    assert 'href="tel:+0005550101"' in page
    assert '<bdi dir="ltr">+000 555 0101</bdi>' in page


def test_what_staff_keep_for_themselves_is_on_no_page(visitor: Visitor, known: Listed) -> None:
    pages = "".join(
        text(visitor, path)
        for path in ("/en/", "/en/where?n=pa", "/en/list?n=pa", "/en/list?n=sl", f"/en/s/{known.service}")
    )
    for secret in (HOUSE, "Luna", "Rosa", "the boat", "Bruno", "hello@faro.example"):
        assert secret not in pages, secret


def test_a_service_at_a_safe_house_answers_as_one_that_was_never_there(visitor: Visitor, known: Listed) -> None:
    hidden = visitor.get(f"/en/s/{known.shelter}")
    nothing = visitor.get(f"/en/s/{uuid4()}")
    assert hidden.status_code == nothing.status_code == 404
    assert hidden.content.replace(str(known.shelter).encode(), b"") == re.sub(
        rb"[0-9a-f]{8}-[0-9a-f-]{27}", b"", nothing.content
    )


def test_old_listings_are_marked_and_very_old_ones_are_not_there(visitor: Visitor, cast: Cast, known: Listed) -> None:
    mark = "Not checked lately: call before you go"
    assert mark not in text(visitor, "/en/list?n=pa")
    for days, status in ((100, 200), (200, 404)):
        loading.checked(cast.bruno, known.service, clock.today() - timedelta(days=days))
        assert (mark in text(visitor, f"/en/s/{known.service}", status)) is (status == 200)
        assert (mark in text(visitor, "/en/list?n=pa")) is (status == 200)


@pytest.mark.parametrize(("said", "warned"), [("yes", True), ("no", False), ("unknown", False)])
def test_who_passes_information_to_authorities_is_told_before_anything_else(
    visitor: Visitor, cast: Cast, known: Listed, said: str, warned: bool
) -> None:
    fields = {**SERVICE, "reports_to_authorities": said, "locations": [str(known.office)]}
    actions.save_service(by=cast.bruno, organization=known.organization, service=known.service, fields=fields)
    tag = '<strong class="govuk-tag govuk-tag--yellow">Passes information about people to authorities</strong>'
    assert (tag in text(visitor, "/en/list?n=pa")) is warned
    card_page = text(visitor, f"/en/s/{known.service}")
    assert (tag in card_page) is warned
    assert ("We do not know. Ask before you give your name." in card_page) is (said == "unknown")


@pytest.mark.parametrize(
    ("query", "there"),
    [
        ("o=1", True), ("l=ara", True), ("l=prs", False), ("f=1", True), ("a=step_free", True), ("a=sign_language", False),
        ("g=child", True), ("x=female", True), ("x=male", False), ("w=1", True), ("p=QV02", False), ("p=QV01", True),
    ],
)  # fmt: skip
def test_a_list_is_narrowed_by_a_form_that_asks_by_address(
    visitor: Visitor, known: Listed, query: str, there: bool
) -> None:
    page = text(visitor, f"/en/list?n=pa&{query}")
    assert (SERVICE["name"] in page) is there
    assert 'method="get" action="/en/list"' in page
    assert ("No service fits all of this." in page) is not there
    if not there:
        assert "Look in another place" in page


@pytest.mark.parametrize(
    "query",
    ["l=xx", "a=%00", "g=99", "x=%27", "o=2", "p=QV99", "page=0", "page=x", "page=99999", "l=ara%00", "q=Sara+Idriss"],
)
def test_what_nobody_can_ask_says_nothing_and_comes_back_in_no_link(
    visitor: Visitor, known: Listed, query: str
) -> None:
    page = text(visitor, f"/en/list?n=pa&{query}")
    assert SERVICE["name"] in page
    inside = page[page.index("<main") : page.index("</main>")]
    assert all(query not in address for address in links(inside, ""))


@pytest.mark.parametrize(
    "path", ["/en/list", "/en/list?n=", "/en/list?n=zz", "/en/where?n=%00", "/en/s/1", "/en/where?n=pa&n=zz"]
)
def test_a_need_that_there_is_not_is_a_page_that_is_not_there(visitor: Visitor, known: Listed, path: str) -> None:
    assert "This page is not here." in text(visitor, f"/en{path}", 404)


def test_a_page_after_the_last_offers_other_ways(visitor: Visitor, known: Listed) -> None:
    assert "Look for something else" in text(visitor, "/en/list?n=pa&page=7")


def test_many_services_come_ten_at_a_time_each_once(visitor: Visitor, cast: Cast, known: Listed) -> None:
    for number in range(14):
        told = {"name": f"Desk {number:02d}", "types": ["documents"], "locations": [str(known.office)]}
        actions.save_service(by=cast.bruno, organization=known.organization, fields=told)
    first = text(visitor, "/en/list?n=pa&f=")
    (after,) = {one for one in links(first, "list") if "page=2" in one}
    second = text(visitor, after)
    assert "15 services" in first
    shown = [set(links(page, "s/")) for page in (first, second)]
    assert [len(one) for one in shown] == [10, 5]
    assert not shown[0] & shown[1]
    assert any("page=1" in one for one in links(second, "list"))


def test_a_need_that_nobody_answers_says_so_and_leads_on(visitor: Visitor, known: Listed) -> None:
    page = text(visitor, "/en/where?n=sc")
    assert "That does not mean that there is none" in page
    assert "/en/where?n=in" in links(page, "where")


def test_words_that_somebody_typed_are_shown_as_words(visitor: Visitor, cast: Cast, known: Listed) -> None:
    nasty = "<script>alert(1)</script>\"'>"
    fields = {
        **SERVICE,
        "name": nasty,
        "url": "javascript:alert(1)",
        "phones": [f"12 {nasty}"],
        "locations": [str(known.office)],
    }
    actions.save_service(by=cast.bruno, organization=known.organization, service=known.service, fields=fields)
    for path in ("/en/list?n=pa", f"/en/s/{known.service}"):
        raw = visitor.get(path).content.decode()
        assert "<script>alert" not in raw
        assert "javascript:" not in raw
        assert 'href="tel:121"' in raw


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", ["/where?n=pa", "/list?n=pa", "/list?n=pa&x=male", "/s/{service}", "/nowhere"])
def test_every_step_is_light_and_leaves_nothing(visitor: Visitor, known: Listed, language: str, path: str) -> None:
    address = f"/{language}{path.format(service=known.service)}"
    assert first_load(visitor, address) < HEAVIEST
    answer = visitor.get(address)
    assert not answer.cookies
    assert answer["Cache-Control"] == "no-store"
    page = answer.content.decode()
    assert page.index(f'href="/{language}/exit"') < page.index('href="#main"')


def test_a_card_carries_its_own_address_as_a_code_and_nothing_of_who_looks(visitor: Visitor, known: Listed) -> None:
    page = visitor.get(f"/en/s/{known.service}?n=pa&x=female").content.decode()
    assert f'<path d="{square(f"http://testserver/en/s/{known.service}").strokes}" stroke="#000"/>' in page


def test_a_code_is_drawn_as_the_library_made_it() -> None:
    drawn, made = (
        square("https://example.org/en/s/1"),
        segno.make("https://example.org/en/s/1", error="m", micro=False),
    )
    dark = {
        (int(x) + n, int(y))
        for x, y, length in re.findall(r"M(\d+) (\d+)\.5h(\d+)", drawn.strokes)
        for n in range(int(length))
    }
    assert dark == {(x + 4, y + 4) for y, row in enumerate(made.matrix) for x, cell in enumerate(row) if cell}
    assert drawn.size == len(made.matrix) + 8


def test_every_need_has_its_own_drawing() -> None:
    assert set(ICONS) == set(finder.needs())
    assert len(set(ICONS.values())) == len(ICONS)


def test_listening_is_offered_by_the_script_alone(visitor: Visitor) -> None:
    page = text(visitor, "/en/")
    buttons = re.findall(r"<button[^>]*data-listen[^>]*>", page)
    assert len(buttons) == len(finder.needs())
    assert all(" hidden " in button for button in buttons)


@given(parts=st.lists(st.text(st.sampled_from("aé íñ東ش.٣ "), max_size=90), min_size=1, max_size=5))
def test_a_message_is_never_longer_than_one_text_message_and_never_cuts_a_word(parts: list[str]) -> None:
    said = card.message(*parts)
    plain = all(sign in card.GSM for sign in said)
    assert len(said) <= card.PLAIN if plain else len(said.encode("utf-16-le")) // 2 <= card.WIDE
    simple = str.maketrans("í", "i")
    words = {word.strip(".,:;").translate(simple) for part in parts for word in part.split()}
    assert {word.strip(".,:;").translate(simple) for word in said.split()} <= words | {""}


def test_the_message_of_a_service_names_it_and_its_telephone(known: Listed, visitor: Visitor) -> None:
    memory = finder.current()
    one = memory.entries[known.service]
    with translation.override("en"):
        said = card.summary(one, memory.tree)
    assert said == (
        "Legal advice by the harbour. +000 555 0101. Muelle 1. Bahia Clara. Monday to Friday: 08:00 to 16:00"
    )
    with translation.override("ar"):
        assert card.summary(one, memory.tree).startswith("Legal advice by the harbour. +000 555 0101")


def test_no_public_address_answers_anything_but_reading_except_the_exit(visitor: Visitor, known: Listed) -> None:
    for path in ("/en/", "/en/where?n=pa", "/en/list?n=pa", f"/en/s/{known.service}"):
        for method in ("post", "put", "patch", "delete", "options"):
            answer: Any = getattr(visitor, method)(path)
            assert answer.status_code == 405, (method, path)
            assert not answer.cookies
        assert visitor.head(path).status_code == 200


def test_service_ids_are_all_that_an_address_of_a_card_holds(known: Listed, visitor: Visitor) -> None:
    for address in links(text(visitor, "/en/list?n=pa"), "s/"):
        assert UUID(address.split("/")[3].partition("?")[0]) == known.service


def test_places_are_a_list_first_and_then_a_map_that_leads_where_the_list_does(visitor: Visitor, known: Listed) -> None:
    without = text(visitor, "/en/where?n=pa")
    brought(land("QV01", "QV02"))
    page = text(visitor, "/en/where?n=pa")
    assert "am-map" in page
    assert "am-map" not in without
    assert page.index("po-steps") < page.index("am-map")
    drawn = page[page.index("am-map") :]
    assert set(links(drawn, "where")) <= set(links(without, "where"))
    assert links(drawn, "where")
    assert first_load(visitor, "/ar/where?n=pa") < HEAVIEST
