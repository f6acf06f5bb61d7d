"""In the loaded country a protection-data officer finds work: a request shown to her, one to decide, a legal hold."""

import pytest

from amparo.casework.rights import queries
from amparo.casework.rights.kinds import Kind, Step
from amparo.foundation.policy import Role
from amparo.interfaces.cli.demo.loading.staffing import at_work
from tests.interfaces.cli.demo.loaded.reading import mine

pytestmark = pytest.mark.django_db


def test_petra_has_an_erasure_to_decide_and_a_request_that_alma_opened_to_her() -> None:
    petra = at_work("petra", Role.PROTECTION_DATA_OFFICER)
    found = {view.row.kind: view for view in queries.waiting(petra)}
    assert found[Kind.ERASURE].row.step == Step.PROPOSED
    assert found[Kind.ERASURE].may_approve
    assert found[Kind.ACCESS].row.step == Step.DECIDED


def test_a_legal_hold_stands_on_one_of_almas_people() -> None:
    alma = at_work("alma", Role.CASE_WORKER)
    people = {case.person_id for case in mine("alma")}
    assert len([person for person in people if queries.holds_of(alma, person)]) == 1
