"""The number of queries of a screen does not grow with the register: what a list shows is read together, not row by row."""

from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from amparo.casework.cases import actions as cases
from amparo.casework.cases.models import EntryKind
from amparo.casework.people import actions as people
from tests.cast import SARA, UNCLE, Cast
from tests.interfaces.staff.desk import at_desk, page_of

SECOND_LOCK = 4 if connection.vendor == "postgresql" else 0
"""What PostgreSQL is told besides: who stands there, and when the index is read or an act begins and ends."""
MOST = {"/cases/": 18, "/cases/?whose=team": 18, "/search/": 20, "/": 48}
"""Queries of a page, sign-in, audit and the seals' keys included."""


def _more_people(cast: Cast, count: int) -> list[UUID]:
    made = []
    for number in range(count):
        fields = {**SARA, "name_family": f"Idriss{number}", "contact_value": f"+000 555 0{number:03d}"}
        person = people.register(by=cast.alma, fields=fields, team=cast.north.pk)
        made.append(cases.open_case(by=cast.alma, person=person))
    return made


def _queries(address: str) -> int:
    client = at_desk("alma")
    sent = {"/search/": {"q": "Sara"}}.get(address, {})
    page_of(client, address, **sent)
    with CaptureQueriesContext(
        connection,
    ) as made:
        page_of(client, address, **sent)
    return len(made)


@pytest.mark.parametrize("address", sorted(MOST))
def test_a_list_asks_as_often_for_many_as_for_few(address: str, cast: Cast) -> None:
    _more_people(cast, 3)
    few = _queries(address)
    _more_people(cast, 9)
    assert _queries(address) <= few
    assert few <= MOST[address] + SECOND_LOCK


def test_a_case_page_asks_as_often_for_a_long_file_as_for_a_short_one(cast: Cast) -> None:
    case = _more_people(cast, 1)[0]
    task = {"text": "Call the clinic"}
    cases.write_entry(by=cast.alma, case=case, kind=EntryKind.TASK, fields=task)
    few = _queries(f"/cases/{case}/")
    for number in range(8):
        cases.write_entry(by=cast.alma, case=case, kind=EntryKind.TASK, fields={"text": f"{task} {number}"})
        cases.write_entry(by=cast.alma, case=case, kind=EntryKind.NOTE, fields={"text": "She is well."})
    assert _queries(f"/cases/{case}/") <= few <= 26 + SECOND_LOCK


def test_registering_asks_as_often_with_many_possible_matches_as_with_few(cast: Cast) -> None:
    def sent() -> int:
        client = at_desk("alma")
        said = {"name_given": UNCLE["name_given"], "name_family": "Nur", "team": str(cast.north.pk), "another": "yes"}
        with CaptureQueriesContext(connection) as made:
            answer = client.post("/register/", {**said, "key": str(uuid4())})
        assert "/people/" in answer.headers["Location"]
        return len(made)

    sent()
    few = sent()
    for _ in range(8):
        people.register(by=cast.alma, fields={**UNCLE, "name_family": "Nur"}, team=cast.north.pk)
    assert sent() <= few + 2 <= 46 + SECOND_LOCK
