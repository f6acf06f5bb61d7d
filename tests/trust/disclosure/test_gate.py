"""The gate: the leaf comes first, a refusal looks like nothing, and a repeated form does no harm."""

import uuid

import pytest

from amparo.casework.people import actions, queries
from amparo.casework.people.models import Person
from amparo.foundation.errors import Refusal
from amparo.trust.audit.models import Leaf
from amparo.trust.disclosure import gate
from tests.cast import SARA, Cast, register_sara


def test_not_yours_and_not_there_are_the_same_refusal(cast: Cast) -> None:
    sara = register_sara(cast)
    answers = []
    for who, key in (
        ("chidi", sara),
        ("chidi", uuid.uuid4()),
        ("dina", sara),
        ("farah", sara),
        ("eyob", sara),
        ("selma", sara),
    ):
        with pytest.raises(Refusal) as refused:
            queries.person(cast.access(who), key)
        answers.append((refused.value.code, refused.value.field, refused.value.detail))
    assert set(answers) == {(gate.NOT_THERE, "", "")}


def test_every_opening_is_a_leaf_and_so_is_every_refused_try(cast: Cast) -> None:
    sara = register_sara(cast)
    queries.person(cast.alma, sara)
    with pytest.raises(Refusal):
        queries.person(cast.chidi, sara)
    said = list(Leaf.objects.filter(holder=sara).order_by("index").values_list("act", "actor", "outcome"))
    alma, chidi = cast.users["alma"].pk, cast.users["chidi"].pk
    assert said == [
        ("person.registered", alma, "done"),
        ("person.opened", alma, "done"),
        ("person.opened", chidi, "refused"),
    ]


def test_when_the_log_cannot_be_written_nothing_is_opened(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    sara = register_sara(cast)

    def broken(entries: object) -> int:
        raise OSError

    monkeypatch.setattr("amparo.trust.disclosure.gate.audit.append", broken)
    monkeypatch.setattr("amparo.trust.disclosure.gate.sealing.unseal_many", lambda blobs: pytest.fail("opened first"))
    with pytest.raises(OSError):
        queries.person(cast.alma, sara)


def test_a_protected_table_cannot_be_listed_by_accident() -> None:
    with pytest.raises(AttributeError, match="queries"):
        Person.objects.all()


def test_the_same_form_sent_twice_registers_once(cast: Cast) -> None:
    key = uuid.uuid4()
    once = actions.register(by=cast.alma, fields=SARA, team=cast.north.pk, key=key)
    again = actions.register(by=cast.alma, fields=SARA, team=cast.north.pk, key=key)
    assert once == again
    assert Person.rows.count() == 1
    with pytest.raises(Refusal):
        actions.register(by=cast.amir, fields=SARA, team=cast.north.pk, key=key)


def test_nobody_registers_in_another_team(cast: Cast) -> None:
    for who in ("selma", "chidi", "dina", "farah", "eyob"):
        with pytest.raises(Refusal):
            actions.register(by=cast.access(who), fields=SARA, team=cast.north.pk)
