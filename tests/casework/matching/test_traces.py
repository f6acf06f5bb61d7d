"""Neither log nor database tells whether anybody was alike."""

import pytest

from amparo.casework.matching import actions, rules
from amparo.casework.matching.models import Asked, Found, MatchRequest
from amparo.casework.people import actions as people
from amparo.casework.people import queries as person_queries
from amparo.trust.audit.models import Leaf
from tests.casework.matching.asking import HEARD, everywhere, hidden, known
from tests.cast import UNCLE, Cast, register_sara


def test_every_opening_is_in_the_log_and_no_leaf_tells_whether_anybody_was_alike(cast: Cast) -> None:
    hidden(cast, UNCLE)
    leaves = []
    for fields in (HEARD, {**UNCLE, "name_given": "Hasan"}):
        mine = known(cast, fields)
        before = Leaf.objects.count()
        actions.ask(by=cast.alma, person=mine)
        actions.compare_new(by=cast.selma)
        rows = Leaf.objects.filter(index__gte=before).order_by("index")
        leaves.append([(row.act, row.actor, row.detail, row.holder == mine, bytes(row.withheld)) for row in rows])
        actions.take_back(by=cast.alma, person=mine)
    assert leaves[0] == leaves[1]
    acts = [(row[0], row[2]) for row in leaves[0] if row[1] == cast.selma.id]
    assert acts == [("match.opened", '{"questions":1}'), ("match.compared", '{"records":1}')]


def test_an_answer_is_logged_as_any_change_of_the_person_and_what_it_was_is_withheld(cast: Cast) -> None:
    theirs, mine = everywhere(cast)
    request = actions.ask(by=cast.alma, person=mine)
    people.change(by=cast.selma, person=theirs, changes={"preferred_name": "Sari"}, based_on=2)
    actions.answer(by=cast.selma, request=request, person=theirs, accept=False, reason="Not safe.")
    changed, answered = Leaf.objects.filter(act="person.changed", holder=theirs).order_by("index")
    alike = [(row.act, row.record, row.compartment, row.detail, len(row.withheld)) for row in (changed, answered)]
    assert alike[0] == alike[1]
    assert not Leaf.objects.filter(record=request).exclude(act="match.asked").exists()


def test_what_the_database_keeps_of_comparing_has_the_same_form_whether_anybody_was_alike(cast: Cast) -> None:
    theirs, mine = everywhere(cast)
    hidden(cast, {"name_given": "Nadir"}, by="amir")
    request = actions.ask(by=cast.alma, person=mine)
    assert (actions.compare_new(by=cast.selma), actions.compare_new(by=cast.amir)) == (1, 0)

    def kept(who: str) -> tuple[object, ...]:
        row = Asked.rows.get(reader=cast.users[who].pk)
        return row.compared_at, row.accepted_at, len(Found.rows.get(reader=row.reader).sealed)

    assert kept("selma") == kept("amir")
    actions.answer(by=cast.selma, request=request, person=theirs, accept=False, reason="Not safe.")
    assert kept("selma") == kept("amir")


def test_a_question_is_compared_once_for_today_and_remembered_until_it_is_answered_or_over(cast: Cast) -> None:
    _, mine = everywhere(cast)
    actions.ask(by=cast.alma, person=mine)
    assert actions.compare_new(by=cast.selma) == 1
    before = Leaf.objects.count()
    assert actions.compare_new(by=cast.selma) == 1
    assert Leaf.objects.count() == before
    actions.take_back(by=cast.alma, person=mine)
    assert actions.compare_new(by=cast.selma) == 0


def test_many_new_questions_are_compared_some_at_a_time(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "AT_ONCE", 2)
    everywhere(cast)
    for number in range(3):
        actions.ask(by=cast.alma, person=known(cast, {**HEARD, "birth_date": str(2010 + number)}))
    waiting = Asked.rows.filter(reader=cast.selma.id, compared_at=None)
    assert (actions.compare_new(by=cast.selma), waiting.count()) == (2, 1)
    assert (actions.compare_new(by=cast.selma), waiting.count()) == (3, 0)


def test_registering_leaves_no_question_by_itself(cast: Cast) -> None:
    everywhere(cast)
    register_sara(cast, by="amir")
    person_queries.search(cast.amir, "Sara Idriss")
    assert not MatchRequest.rows.exists()
