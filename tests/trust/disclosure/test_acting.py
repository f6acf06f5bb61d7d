"""Acting: a decision about one record opens and changes no other, a choice is among what waits, a key is for one record."""

import uuid
from typing import Any

import pytest

from amparo.casework.people import actions, queries
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action, Compartment
from amparo.trust.audit.models import Leaf
from amparo.trust.disclosure import acting, gate
from amparo.trust.disclosure.acting import once
from amparo.trust.history.models import Version
from tests.cast import UNCLE, Cast, register_sara

IDENTITY = Compartment.IDENTITY


def test_a_decision_about_one_person_opens_no_record_of_another(cast: Cast) -> None:
    sara = register_sara(cast)
    theirs = actions.register(by=cast.chidi, fields=UNCLE, team=cast.other.pk)
    ask = gate.Ask(queries.person(cast.alma, sara).facts, IDENTITY, theirs)
    assert gate.read(cast.alma, ask).fields == {}
    assert gate.read_versions(cast.alma, ask) == []


def test_a_decision_about_one_person_changes_no_record_of_another(cast: Cast) -> None:
    sara = register_sara(cast)
    theirs = actions.register(by=cast.chidi, fields=UNCLE, team=cast.other.pk)
    facts = queries.person(cast.alma, sara).facts
    with (
        pytest.raises(Refusal),
        acting.act(cast.alma, "person.changed", facts, Action.WRITE, IDENTITY) as act,
    ):
        act.write(theirs, IDENTITY, "people.person", {"sex": "female"})
    assert queries.person(cast.chidi, theirs).fields["sex"] == "male"


def test_a_choice_is_one_of_the_values_that_wait(cast: Cast) -> None:
    sara = register_sara(cast)
    for value in ("morning", "evening"):
        actions.change(by=cast.alma, person=sara, changes={"contact_when": value}, based_on=1)
    for field, value in (("contact_when", "never"), ("sex", "male"), ("tier", "standard")):
        with pytest.raises(Refusal):
            actions.choose(by=cast.alma, person=sara, field=field, value=value)
    actions.choose(by=cast.alma, person=sara, field="contact_when", value="evening")
    assert queries.person(cast.alma, sara).fields["contact_when"] == "evening"


def test_a_change_sent_again_tells_the_same_and_a_key_is_for_one_record(cast: Cast) -> None:
    sara, uncle = register_sara(cast), actions.register(by=cast.alma, fields=UNCLE, team=cast.north.pk)
    actions.change(by=cast.alma, person=sara, changes={"contact_when": "morning"}, based_on=1)
    key = uuid.uuid4()
    sending: dict[str, Any] = {
        "by": cast.alma,
        "person": sara,
        "changes": {"contact_when": "evening"},
        "based_on": 1,
        "key": key,
    }
    first, again = actions.change(**sending), actions.change(**sending)
    assert first == again == once.Written(sara, 3, ("contact_when",))
    assert Version.objects.filter(record=sara).count() == 3
    with pytest.raises(Refusal) as refused:
        actions.change(**{**sending, "person": uncle})
    assert refused.value.code == "record.key_used"


def test_what_the_house_keeps_about_a_person_is_not_changed_by_a_form(cast: Cast) -> None:
    sara = register_sara(cast)
    for name, value in (("tier", "standard"), ("team", str(cast.other.pk))):
        with pytest.raises(Refusal) as refused:
            actions.change(by=cast.alma, person=sara, changes={name: value}, based_on=1)
        assert refused.value.code == "people.field_unknown"


def test_a_refused_change_is_in_the_log(cast: Cast) -> None:
    sara = register_sara(cast)
    with pytest.raises(Refusal):
        actions.change(by=cast.amir, person=sara, changes={"sex": "male"}, based_on=1)
    assert Leaf.objects.filter(holder=sara, actor=cast.users["amir"].pk, outcome="refused").exists()
