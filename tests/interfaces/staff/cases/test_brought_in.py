"""A file of trafficking cases at a desk: looked at, decided row by row, taken in once, read as received, given back."""

import re
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory
from django.urls import resolve

from amparo.casework.cases.models import Case
from amparo.exchange.htcds import Record
from amparo.foundation import ids
from amparo.interfaces.staff.rights.papers.pieces import pieces
from amparo.interfaces.ui.languages import alone
from amparo.trust.audit.models import Leaf
from tests.casework.cases.brought_in.bringing import PARTNER, agrees, taken
from tests.cast import Cast, register_sara
from tests.config import locked
from tests.exchange.htcds.making import read_here
from tests.interfaces.staff.desk import at_desk

URL, BACK = "/cases/bring-in/", "/cases/give-back/"
SARA_AGAIN = Record({
    "prs_FirstName": ("Sara",), "prs_MiddleName": ("Yusuf",), "prs_SecondName": ("Idriss",), "prs_Birthdate": ("2011-03-04",),
})  # fmt: skip
OURS = {"Ours": "7"}
CASES = [
    Record({"prs_FirstName": ("Hawa",), "vic_TypeOfExploitation": ("ForcedLabour",), "con_Consent": ("FALSE",)}, {}, OURS),
    SARA_AGAIN,
    Record({"vic_TraffickingStatus": ("PossibleVictimOfTrafficking",)}),
]  # fmt: skip
HIDDEN = re.compile(r'<input type="hidden" name="(packed|source|team)" value="([^"]*)"')


@pytest.fixture
def tomas(cast: Cast) -> Client:
    """Tomas at his desk, who is qualified and has registered Sara."""
    cast.qualify()
    register_sara(cast, "tomas")
    return at_desk("tomas")


def table(cases: list[Record]) -> bytes:
    """Return cases as a table (CSV), which is read without a process of its own."""
    names = list(dict.fromkeys(name for one in cases for name in (*one.once, *one.other)))
    rows = [[*(";".join(one.once.get(name, ())) or one.other.get(name, "") for name in names)] for one in cases]
    return "\n".join(",".join(row) for row in (names, *rows)).encode()


def sent(cast: Cast, data: bytes, name: str = "cases.xlsx") -> dict[str, Any]:
    return {"file": SimpleUploadedFile(name, data), "source": PARTNER, "team": str(cast.north.pk)}


def test_a_file_is_looked_at_decided_on_taken_in_once_and_given_back(cast: Cast, tomas: Client) -> None:
    assert URL in tomas.get("/cases/").content.decode()
    page = tomas.post(URL, sent(cast, table(CASES))).content.decode()
    assert not Case.rows.exists()
    assert all(
        word in page for word in ("Hawa", "This person: ", "code of the person whose case it is", "did not agree")
    )
    kept = dict(HIDDEN.findall(page))
    sara = re.findall(r'name="row_2" value="([0-9a-f-]{36})"', page)[0]
    report = tomas.post(URL, {**kept, "row_1": "new", "row_3": "no code"}).content.decode()
    assert all(
        report.count(word) == 1 for word in ("Taken in", "Nobody decided", "Nobody whom you may see has this code")
    )
    again = tomas.post(URL, {**kept, "row_1": "new", "row_2": sara, "row_3": ""}).content.decode()
    assert [again.count(word) for word in ("Taken in before", "Taken in<", "Left out")] == [1, 1, 1]
    third = tomas.post(URL, {**kept, "row_1": "new", "row_2": "new", "row_3": ids.code(UUID(sara))}).content.decode()
    assert (third.count("Taken in before"), Case.rows.count()) == (2, 2)
    assert "Taken in before" in tomas.post(URL, {**kept, "again": "yes"}).content.decode()
    case = Case.rows.exclude(person=UUID(sara)).get()
    received = tomas.get(f"/cases/{case.pk}/areas/counter_trafficking/received/").content.decode()
    assert all(word in received for word in (PARTNER, "ForcedLabour", "Ours", "did not agree"))
    assert "/received/" in tomas.get(f"/cases/{case.pk}/areas/counter_trafficking/").content.decode()
    answer = tomas.post(BACK, {"recipient": PARTNER, "purpose": "Given back"})
    assert "There is no case to give back. Without a consent for this organisation: 2." in answer.content.decode()
    agrees(cast, case.person_id)
    taken_out = tomas.post(BACK, {"recipient": PARTNER, "purpose": "Given back"})
    assert read_here(taken_out.content).records == (CASES[0],)
    assert {leaf.holder for leaf in Leaf.objects.filter(act="answers.exported")} == {case.pk}


@locked.on_postgres
def test_the_second_lock_of_the_database_lets_all_of_it_through(cast: Cast, tomas: Client) -> None:
    locked.settle()
    with locked.connected_as(locked.STAFF):
        test_a_file_is_looked_at_decided_on_taken_in_once_and_given_back(cast, tomas)


def test_each_row_has_a_transaction_of_its_own_and_no_row_waits_for_a_file_to_be_opened() -> None:
    assert resolve(URL).func._non_atomic_requests == {"default"}
    assert not hasattr(resolve(BACK).func, "_non_atomic_requests")


def test_what_is_wrong_with_a_file_is_said_beside_it_or_beside_its_row(cast: Cast, tomas: Client) -> None:
    for data, word in ((b"%PDF-1.7", "no table of cases"), (b"a,b\n1,2\n", "No sheet has headings"),
                       (b"prs_FirstName,cas_Status,prs_Gender\n" + b"Hawa,Active,\n" * 101, "more than 100 cases")):  # fmt: skip
        answer = tomas.post(URL, sent(cast, data, "x.csv"))
        assert (answer.status_code, word in answer.content.decode()) == (422, True)
    page = tomas.post(URL, sent(cast, b"prs_FirstName,prs_Birthdate,cas_Status\nHawa,17/3/2001,Active\n", "x.csv"))
    assert "<bdi>CSV</bdi>, <bdi>row 2</bdi>, <bdi>column B</bdi>, <bdi>prs_Birthdate</bdi>" in page.content.decode()
    assert tomas.post(URL, {"packed": "###", "source": "x", "team": str(cast.north.pk)}).status_code == 404


def test_the_copy_that_a_person_asks_for_holds_what_was_received(cast: Cast, tomas: Client, rf: RequestFactory) -> None:
    request = rf.get("/")
    request.access, request.user = cast.tomas, cast.users["tomas"]  # type: ignore[attr-defined]
    case = Case.rows.get(pk=taken(cast, CASES[0]).case)
    told = [each for each in pieces(request, case.person_id) if each.title == "As received from elsewhere"]  # type: ignore[arg-type]
    assert [(each.note, each.text.splitlines()[0], each.text.splitlines()[-1]) for each in told] == [
        (f"20 Nov 2026, {PARTNER}", f"First Name: {alone('Hawa')}", f"Ours: {alone('7')}")
    ]


@pytest.mark.parametrize("who", ["alma", "nadia"])
def test_for_who_is_not_qualified_the_pages_are_not_there(cast: Cast, tomas: Client, who: str) -> None:
    client = at_desk(who)
    assert URL not in client.get("/cases/").content.decode()
    assert [client.get(URL).status_code, client.get(BACK).status_code] == [404, 404]
    assert client.post(URL, sent(cast, table(CASES))).status_code == 404
    assert not Case.rows.exists()


def test_the_page_is_told_in_every_language(cast: Cast, tomas: Client) -> None:
    told = set()
    for language in ("en", "es", "fr", "ar"):
        tomas.cookies["django_language"] = language
        page = tomas.post(
            URL, sent(cast, b"prs_FirstName,prs_Birthdate,cas_Status\nHawa,x,Active\n", "x.csv")
        ).content.decode()
        told.add(re.sub(r"<[^>]+>", "", page[page.index("<h1") : page.index("</h1>")]))
    assert len(told) == 4
