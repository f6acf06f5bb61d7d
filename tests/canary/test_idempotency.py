"""Everything that is created or changed under a key happens once, however often it is sent."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from amparo.casework.cases import actions as cases
from amparo.casework.cases.models import Case, Entry, EntryKind, StoredFile
from amparo.casework.consent import actions as consent
from amparo.casework.consent.models import Consent
from amparo.casework.people import actions as people
from amparo.casework.people.models import Person, Photo, Tie
from amparo.casework.rights import actions as rights
from amparo.casework.rights.kinds import Kind
from amparo.casework.rights.models import Request
from amparo.foundation import clock, ids
from amparo.foundation.errors import Refusal
from amparo.trust.history.models import Version
from tests.cast import SARA, Cast, register_sara

COUNTED = (Person, Case, Entry, Consent, Tie, Photo, Request, StoredFile, Version)
DISPLACED = "durable_solutions"
AGREED: dict[str, Any] = {
    "purpose": "family_tracing", "recipient_kind": "named_agency", "recipient": "Horizon Aid", "data_groups": ["identity"],
    "how_explained": "spoken", "given_by": "self", "child_assents": "yes", "guardian": "her uncle",
    "reason": "Her life is in danger.",
}  # fmt: skip


@dataclass
class Scene:
    """A person with a case, a note and a form that is begun."""

    cast: Cast
    person: UUID
    case: UUID
    note: UUID
    form: UUID

    def displaced(self) -> UUID:
        """Let the case carry an area that everybody on a case may read; return the case."""
        cases.enter_area(by=self.cast.alma, case=self.case, area=DISPLACED)
        return self.case


@pytest.fixture
def scene(cast: Cast) -> Scene:
    person = register_sara(cast)
    case = cases.open_case(by=cast.alma, person=person)
    note = cases.write_entry(by=cast.alma, case=case, kind=EntryKind.NOTE, fields={"text": "First words."})
    return Scene(cast, person, case, note, cases.start_form(by=cast.alma, case=case, step="first_contact"))


def _with_key() -> dict[str, Callable[..., Any]]:
    """Return every action of the rooms that takes a key, by room and name."""
    found: dict[str, Callable[..., Any]] = {}
    for room in (people, consent, cases, rights):
        for name, action in inspect.getmembers(room, inspect.isfunction):
            if "key" in inspect.signature(action).parameters and not name.startswith("_"):
                found[f"{room.__name__.split('.')[2]}.{name}"] = action
    return found


UNTIL = timedelta(days=1)
WITH_KEY = _with_key()
SENT: dict[str, Callable[[Scene], dict[str, Any]]] = {
    "people.register": lambda on: {"fields": SARA | {"name_given": "Mona"}, "team": on.cast.north.pk},
    "people.change": lambda on: {"person": on.person, "changes": {"contact_note": "Call late."}, "based_on": 1},
    "consent.record": lambda on: {"person": on.person, "fields": AGREED, "given": True},
    "consent.propose_vital_interest": lambda on: {
        "person": on.person, "fields": AGREED, "until": clock.today() + UNTIL,
    },
    "rights.ask": lambda on: {
        "person": on.person, "kind": Kind.ACCESS, "fields": {"asker": "self", "words": "What do you know?"},
    },
    "cases.open_case": lambda on: {"person": people.register(by=on.cast.alma, fields=SARA, team=on.cast.north.pk)},
    "cases.write_entry": lambda on: {"case": on.case, "kind": EntryKind.NOTE, "fields": {"text": "Words."}},
    "cases.correct_entry": lambda on: {"entry": on.note, "changes": {"text": "Other words."}, "based_on": 1},
    "cases.start_form": lambda on: {"case": on.case, "step": "first_contact"},
    "cases.save_answers": lambda on: {
        "entry": on.form, "answers": {"situation/reason_in_words": "Words."}, "based_on": 1,
    },
    "cases.enter_area": lambda on: {"case": on.case, "area": DISPLACED},
    "cases.begin_area_form": lambda on: {"case": on.displaced(), "area": DISPLACED, "form": "displacement"},
    "cases.add_document": lambda on: {"case": on.case, "title": "Letter", "document_kind": "other", "data": b"Words."},
}  # fmt: skip


def test_every_action_with_a_key_is_tried_here() -> None:
    assert set(WITH_KEY) == set(SENT)


def _count() -> dict[str, int]:
    return {model.__name__: model._base_manager.count() for model in COUNTED}


@pytest.mark.parametrize("name", SENT)
def test_the_same_sending_twice_happens_once_and_answers_alike(scene: Scene, name: str) -> None:
    sent, key = SENT[name](scene), ids.new()
    before = _count()
    first = WITH_KEY[name](by=scene.cast.alma, **sent, key=key)
    once = _count()
    second = WITH_KEY[name](by=scene.cast.alma, **sent, key=key)
    assert _count() == once
    assert _named(second) == _named(first)
    assert once != before or name == "cases.start_form", "it happened"


@pytest.mark.parametrize("name", SENT)
def test_a_key_of_somebody_else_opens_nothing(scene: Scene, name: str) -> None:
    sent, key = SENT[name](scene), ids.new()
    WITH_KEY[name](by=scene.cast.alma, **sent, key=key)
    before = _count()
    with pytest.raises(Refusal):
        WITH_KEY[name](by=scene.cast.chidi, **sent, key=key)
    assert _count() == before


def _named(answer: Any) -> UUID:
    found: UUID = getattr(answer, "record", answer)
    return found
