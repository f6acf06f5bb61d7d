"""The public API does what its own description says, whatever it is asked: by schemathesis, which knows nothing of us."""

from collections.abc import Iterator

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import given
from schemathesis import Case, GenerationMode

from tests.casework.directory.listing import listed
from tests.cast import Cast
from tests.interfaces.api.calm import CALM

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.interfaces.api.addresses")]


@pytest.fixture(autouse=True)
def _one_connection() -> Iterator[None]:
    """Let the handler leave the connection of the test open between two questions, as Django's own test client does."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


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
