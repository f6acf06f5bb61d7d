"""The public API does what its own description says, whatever it is asked: by schemathesis, which knows nothing of us."""

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import Case, GenerationMode

from tests.casework.directory.listing import listed
from tests.cast import Cast

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.interfaces.api.addresses")]
CALM = settings(
    max_examples=6, deadline=None, derandomize=True, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
)


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=["rightly", "wrongly"])
def test_whatever_is_asked_rightly_or_wrongly_the_answer_is_as_described(cast: Cast, mode: GenerationMode) -> None:
    """Status, type and shape of what is asked rightly; a refusal for what is asked wrongly; no fault for anything."""
    listed(cast)
    asked = set()
    for found in schemathesis.openapi.from_wsgi("/hsds/3.0/openapi.json", WSGIHandler()).get_all_operations():
        operation = found.ok()

        @CALM
        @given(operation.as_strategy(generation_mode=mode))
        def answers_as_described(case: Case) -> None:
            asked.add((case.operation.path, case.call_and_validate().status_code))

        if mode is GenerationMode.POSITIVE or len(operation.query) or len(operation.path_parameters):
            answers_as_described()
    statuses = {status for _, status in asked}
    assert len({path for path, _ in asked}) >= 10
    assert statuses >= ({200, 404} if mode is GenerationMode.POSITIVE else {400, 404})
