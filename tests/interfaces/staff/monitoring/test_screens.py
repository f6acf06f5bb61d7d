"""Screens of watched places: what each shows, what a second look asks for, and that an alert waits for who decides."""

import re
from html import unescape
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from amparo.casework.monitoring import queries
from amparo.casework.monitoring.models import Decision, Figure, Record
from amparo.config.outward.displacement import Displacement
from tests.casework.directory.listing import listed, places
from tests.casework.monitoring import alerting
from tests.casework.monitoring.seeing import FLOW, OBSERVATION, WORDS, keep
from tests.casework.monitoring.test_brought_in import table
from tests.cast import Cast
from tests.exchange.dtm.standing_in import KEY, answering
from tests.exchange.dtm.test_asking import ROW as ANSWER
from tests.exchange.dtm.test_reading import ROW
from tests.interfaces.staff.desk import at_desk

pytestmark = pytest.mark.django_db
FORM = {f"q:{path}": text.split() if "groups" in path else text for path, text in OBSERVATION.items()}
FORM |= {f"q:seen/seen_on-{part}": text for part, text in (("year", "2026"), ("month", "11"), ("day", "18"))}


@pytest.fixture(autouse=True)
def _places(cast: Cast) -> None:
    places()


def text(client: Client, url: str, **sent: object) -> str:
    """Return a page as plain words."""
    return words_of(client.get(url, sent), url)


def words_of(answer: object, url: str = "") -> str:
    content: bytes = answer.content  # type: ignore[attr-defined]
    assert answer.status_code in (200, 422), url  # type: ignore[attr-defined]
    return re.sub(r"\s+", " ", unescape(re.sub("<[^>]*>", " ", content.decode())))


def sent_form(client: Client, **more: object) -> dict[str, object]:
    """Return what the form for an observation sends, with every question that was on the page."""
    page = client.get("/watched/write/observation/").content.decode()
    asked = re.findall(r'name="asked" value="([^"]*)"', page)
    return {"place": "QV0101", "key": str(uuid4()), "asked": asked, **FORM, **more}


def test_an_observation_is_written_down_and_stands_on_the_page_of_its_place(cast: Cast) -> None:
    alma = at_desk("alma")
    answer = alma.post("/watched/write/observation/", sent_form(alma))
    kept = Record.rows.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/watched/records/{kept.pk}/")
    assert WORDS in text(alma, f"/watched/records/{kept.pk}/")
    dina = text(at_desk("dina"), f"/watched/records/{kept.pk}/")
    assert WORDS not in dina
    assert "Its words are read by case workers" in dina
    listed(cast)
    page = text(alma, "/watched/places/QV01/")
    for shown in (
        "Trafficking in persons, forced labour",
        "Legal advice and representation",
        "No service here for",
        "Nobody was asked yet.",
    ):
        assert shown in page
    assert "Bahía Clara" in text(alma, "/watched/")
    assert at_desk("chidi").get(f"/watched/records/{kept.pk}/").status_code == 404
    assert alma.post(f"/watched/records/{kept.pk}/aside/").status_code == 302
    assert "counts no more" in text(alma, f"/watched/records/{kept.pk}/")


def test_words_that_may_name_somebody_are_shown_again_and_kept_when_that_is_said(cast: Cast) -> None:
    alma = at_desk("alma")
    said = sent_form(alma, **{"q:words/words_seen": "A man called Hassan waits."})
    page = words_of(alma.post("/watched/write/observation/", said))
    assert "It looks like a name: called Hassan" in page
    assert not Record.rows.exists()
    assert alma.post("/watched/write/observation/", said | {"confirmed": "yes"}).status_code == 302
    missing = words_of(alma.post("/watched/write/observation/", sent_form(alma, place="")))
    assert "There is no place" in missing or "place" in missing
    assert Record.rows.count() == 1


def test_an_alert_waits_on_the_page_of_the_day_of_who_decides_and_is_decided_there(cast: Cast) -> None:
    made = alerting.alert(cast)
    for who, waits in (("dina", True), ("bruno", True), ("alma", False)):
        assert ("Theft, extortion" in text(at_desk(who), "/")) is waits, who
    dina = at_desk("dina")
    assert "about 2.5 were usual, and up to 7" in text(dina, f"/watched/alerts/{made}/")
    assert "at most 10 raise one by chance" in text(dina, "/watched/alerts/")
    said = {"key": str(uuid4()), "finding": "unclear", "follows": ["visit"]}
    assert "Say on which day." in words_of(dina.post(f"/watched/alerts/{made}/", said))
    assert dina.post(f"/watched/alerts/{made}/", said | {"finding": "real"}).status_code == 302
    assert Decision.objects.get().by == cast.users["dina"].pk
    assert "Go there and look" in text(at_desk("alma"), f"/watched/alerts/{made}/")
    assert "Theft, extortion" not in text(dina, "/")
    assert at_desk("alma").post(f"/watched/alerts/{made}/", said).status_code == 200
    assert Decision.objects.count() == 1


def test_a_route_is_read_stop_by_stop_in_the_order_of_travel(cast: Cast) -> None:
    keep(cast.alma, "flow_count", "QV0102")
    alma = at_desk("alma")
    said = {"key": str(uuid4()), "name": "To the coast", "stop_0": "QV0201", "stop_1": "QV0102"}
    alma.post("/watched/routes/new/", said)
    (made,) = queries.routes(cast.alma)
    page = text(alma, f"/watched/routes/{made.pk}/")
    assert page.index("1. Nueva Vega") < page.index("2. Paso Alto")
    assert "5 · Nov 2026" in page, "forty people in eight hours"
    alma.post(f"/watched/routes/{made.pk}/change/", said | {"key": str(uuid4()), "stop_2": "QV0101"})
    assert "Nueva Vega → Paso Alto → Bahía Clara" in text(alma, "/watched/routes/")
    assert "2 to 20 places" in words_of(alma.post("/watched/routes/new/", said | {"stop_1": "", "key": str(uuid4())}))


def test_rows_from_outside_are_looked_at_before_they_are_kept(cast: Cast) -> None:
    alma = at_desk("alma")
    assert alma.get("/watched/forms/flow_count/").content.startswith(b"PK")
    data = table({"place": "QV0101", **FLOW}, {"place": "nowhere", **FLOW})
    page = alma.post("/watched/bring-in/", {"file": SimpleUploadedFile("rows.csv", data)})
    shown = words_of(page)
    assert "Ready" in shown
    assert "Where?" in shown
    assert not Record.rows.exists()
    packed = re.search(r'name="packed" value="([^"]*)"', page.content.decode())
    assert packed
    for _ in range(2):
        assert alma.post("/watched/bring-in/", {"packed": packed[1]}).status_code == 302
    assert Record.rows.count() == 1
    other = alma.post("/watched/bring-in/", {"file": SimpleUploadedFile("x.csv", b"name,age\nA,3\n")})
    assert "nothing in this file that can be kept" in words_of(other)


def test_figures_come_from_a_file_or_from_dtm_and_are_kept_when_that_is_said(cast: Cast, settings: object) -> None:
    dina, told = at_desk("dina"), {"source": "IOM DTM", "sensitivity": "low"}
    data = table(ROW, {**ROW, "admin2Pcode": "QV0999"}, {**ROW, "roundNumber": "x"})
    page = dina.post("/watched/displaced/", told | {"file": SimpleUploadedFile("dtm.csv", data)})
    shown = words_of(page)
    assert "1 of 2 figures" in shown
    assert "is no whole number" in shown
    _keep(dina, page, told)
    assert "Or ask DTM" not in text(dina, "/watched/displaced/")
    with answering([ANSWER]) as (address, asked):
        settings.AMPARO_DTM = Displacement(address, KEY)  # type: ignore[attr-defined]
        page = dina.post("/watched/displaced/", told | {"country": "veg", "level": "1", "round": "5"})
        settings.AMPARO_DTM = Displacement(address, "wrong")  # type: ignore[attr-defined]
        refused = dina.post("/watched/displaced/", told | {"country": "veg", "level": "1"})
    assert asked[0] == ("/v3/displacement/admin1", {"Admin0Pcode": ["VEG"], "FromRoundNumber": ["5"]})
    assert "IOM does not accept the key" in words_of(refused)
    _keep(dina, page, told)
    assert sorted(Figure.objects.values_list("place__code", "people", "source")) == [
        ("QV01", 400, "IOM DTM"), ("QV0101", 400, "IOM DTM"),
    ]  # fmt: skip
    assert "Displaced people by round" in text(at_desk("alma"), "/watched/places/QV0101/")
    assert at_desk("alma").get("/watched/displaced/").status_code == 404


def _keep(client: Client, page: object, told: dict[str, str]) -> None:
    packed = re.search(r'name="packed" value="([^"]*)"', page.content.decode())  # type: ignore[attr-defined]
    assert packed
    assert client.post("/watched/displaced/", told | {"packed": packed[1]}).status_code == 302
