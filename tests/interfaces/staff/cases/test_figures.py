"""The file of the Incident Recorder: of one's own cases, with a purpose and the passphrase, and not there for others."""

import csv
from io import BytesIO, StringIO
from typing import Any
from uuid import UUID

import pytest
from openpyxl import load_workbook

from amparo.casework.cases import actions, queries
from amparo.foundation.errors import Refusal
from amparo.trust.audit.models import Leaf
from amparo.trust.disclosure import kept_apart
from tests.casework.cases.areas.carrying import fill_area
from tests.cast import Cast, register_sara
from tests.interfaces.staff.desk import at_desk

AREA = "gender_based_violence"
URL = "/cases/figures/"
SENT = {"purpose": "Table of November", "kind": "csv"}
KNOWN = {
    "hearing_agreed": "yes", "interpreter": "not_needed", "told_by": "self", "told_elsewhere": "no", "counting_agreed": "yes",
    "kind_penetration": "no", "kind_sexual_contact": "no", "kind_assault": "yes", "incident_words": "Ask Nyota Wambui",
    "perpetrator_relation": "partner", "incident_date_known": "no", "elapsed_said": "days_4_5", "incident_area": "QV0101",
}  # fmt: skip


@pytest.fixture
def own(cast: Cast) -> tuple[Cast, UUID]:
    """The cast with Greta's own case of Sara, which carries the area after the introduction."""
    cast.qualify()
    case = actions.open_case(by=cast.alma, person=register_sara(cast))
    actions.reassign(by=cast.bruno, case=case, to=cast.users["greta"].pk)
    actions.enter_area(by=cast.greta, case=case, area=AREA)
    _filled(cast, case, "introduction")
    return cast, case


def _filled(cast: Cast, case: UUID, form: str, **wanted: str) -> None:
    fill_area(cast.greta, case, f"{AREA}/{form}", **{**KNOWN, **wanted})


def _lines(answer: Any) -> list[list[str]]:
    return list(csv.reader(StringIO(answer.content.decode("utf-8-sig"))))


def test_the_file_holds_the_counted_incidents_of_ones_own_cases_without_a_name(own: tuple[Cast, UUID]) -> None:
    cast, case = own
    _filled(cast, case, "incident")
    _filled(cast, case, "incident", counting_agreed="no")
    _filled(cast, case, "choices", service_health="provided")
    answer = at_desk("greta").post(URL, SENT)
    assert answer["Content-Disposition"].endswith('.csv"')
    assert "violence" not in answer["Content-Disposition"]
    heading, *rows = _lines(answer)
    assert len(rows) == 1
    told = dict(zip(heading, rows[0], strict=True))
    assert (told["Type of GBV"], told["Alleged perpetrator relationship"]) == (
        "Physical assault",
        "Intimate or former partner",
    )
    assert (told["Health/medical services"], told["Sex"]) == ("Service provided by your agency", "F")
    text = answer.content.decode()
    planted = (
        "Sara",
        "Yusuf",
        "Idriss",
        "Nyota",
        "2011-03-04",
        str(case),
        queries.case(cast.greta, case).code,
        "greta",
    )
    assert [word for word in planted if word in text] == []
    book = load_workbook(BytesIO(at_desk("greta").post(URL, {**SENT, "kind": "xlsx"}).content))
    assert [cell.value or "" for cell in list(book["Incidents"].rows)[1]] == rows[0]


def test_taking_the_file_out_is_a_line_in_the_log_of_each_case_for_those_alone_who_know_of_the_area(
    own: tuple[Cast, UUID],
) -> None:
    cast, case = own
    _filled(cast, case, "incident")
    before = {leaf.pk for leaf in Leaf.objects.all()}
    at_desk("greta").post(URL, SENT)
    marked = [leaf for leaf in Leaf.objects.exclude(pk__in=before) if leaf.act == "answers.exported"]
    assert {leaf.holder for leaf in marked} == {case}
    assert len([leaf for leaf in marked if leaf.withheld]) == 1, "the purpose is kept with the case, sealed"
    assert "answers.exported" in {line.act for line in queries.seen_by(cast.greta, case)}
    assert {leaf.compartment for leaf in marked} <= set(kept_apart.unseen(cast.tomas))


def test_without_a_purpose_or_without_an_incident_there_is_no_file(own: tuple[Cast, UUID]) -> None:
    cast, case = own
    greta = at_desk("greta")
    assert greta.get(URL).status_code == 200
    assert greta.post(URL, {**SENT, "purpose": " "}).status_code == 422
    assert greta.post(URL, SENT).status_code == 422
    _filled(cast, case, "incident", told_elsewhere="counting")
    refused = greta.post(URL, SENT)
    assert refused.status_code == 422
    assert "counted by another organisation: 1" in refused.content.decode()
    with pytest.raises(Refusal, match=r"forms\.required"):
        actions.take_incidents(by=cast.greta, purpose=" ")


def test_for_who_is_not_qualified_the_page_is_not_there_and_the_area_leads_only_others_to_it(
    own: tuple[Cast, UUID],
) -> None:
    cast, case = own
    for name in ("alma", "tomas", "bruno"):
        assert at_desk(name).get(URL).status_code == 404
        assert at_desk(name).post(URL, SENT).status_code == 404
    with pytest.raises(Refusal, match=r"record\.not_there"):
        actions.take_incidents(by=cast.alma, purpose="Table of November")
    assert URL in at_desk("greta").get(f"/cases/{case}/areas/{AREA}/").content.decode()


def test_incidents_of_cases_of_others_are_not_in_the_file(own: tuple[Cast, UUID]) -> None:
    cast, case = own
    _filled(cast, case, "incident")
    assert at_desk("nadia").post(URL, SENT).status_code == 422
