"""What tests of data rights have in common: Sara with a file of every kind, and a request taken up to its decision."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from amparo.casework.cases import actions as cases
from amparo.casework.cases.actions.transfer import WHOLE
from amparo.casework.cases.models import EntryKind
from amparo.casework.consent import actions as consent
from amparo.casework.rights import actions
from amparo.casework.rights.kinds import Kind, Outcome, Step
from amparo.foundation.errors import Refusal
from tests.cast import Cast, register_sara

SAID = {"asker": "self", "words": "I want to know what you wrote.", "reach": "At the office, on Tuesdays."}


def sara_with_a_case(cast: Cast) -> UUID:
    """Return Sara, with a case of Alma's, a note and consents to statistics and to a transfer."""
    person = register_sara(cast)
    case = cases.open_case(by=cast.alma, person=person)
    cases.write_entry(by=cast.alma, case=case, kind=EntryKind.NOTE, fields={"text": "Hassan waits at the border."})
    agree(cast, person, "statistics", "Puente Amparo")
    return person


def agree(cast: Cast, person: UUID, purpose: str, recipient: str) -> UUID:
    """Write down Sara's consent to one purpose; return its id."""
    fields = {
        "purpose": purpose, "recipient_kind": "named_agency", "recipient": recipient,
        "data_groups": sorted(WHOLE), "how_explained": "spoken", "given_by": "self", "child_assents": "Yes.",
    }  # fmt: skip
    return consent.record(by=cast.alma, person=person, fields=fields, given=True)


def asked(cast: Cast, person: UUID, kind: Kind, check: str = "known_to_worker", **more: Any) -> UUID:
    """Return a request of Alma's whose asker was recognised."""
    request = actions.ask(by=cast.alma, person=person, kind=kind, fields={**SAID, **more})
    actions.recognise(by=cast.alma, request=request, check=check)
    return request


def erased(cast: Cast, person: UUID, by: str = "bruno") -> UUID:
    """Destroy a person's file at their request, with the yes of `by`; return the certificate's id."""
    request = asked(cast, person, Kind.ERASURE)
    step = actions.decide(by=cast.alma, request=request, outcome=Outcome.GRANTED, reason="She wants it.",
                          more={"told_plan": "She takes the certificate with her."})  # fmt: skip
    assert step is Step.PROPOSED
    certificate = actions.approve(by=cast.access(by), request=request)
    assert certificate
    return certificate


def refused(act: Callable[[], object]) -> str:
    """Return the code with which `act` is refused."""
    with pytest.raises(Refusal) as problem:
        act()
    return problem.value.code
