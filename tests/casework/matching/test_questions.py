"""Promises of sealed questions: who holds a person learns of the question, the one who asks learns nothing unless told."""

from functools import partial
from uuid import uuid4

import pytest

from amparo.casework.cases import actions as cases
from amparo.casework.cases.models import Case
from amparo.casework.matching import actions, queries, rules
from amparo.casework.matching.models import Asked
from amparo.casework.notices import queries as notices
from amparo.casework.people import queries as person_queries
from amparo.trust.accounts import actions as accounts
from amparo.trust.accounts.kinds import InvolvementKind
from amparo.trust.disclosure.access import access_for
from amparo.trust.vault.models import Grant, RecipientKind
from tests.casework.matching.asking import codes, everywhere, hidden, keys_left, known, refused
from tests.cast import UNCLE, Cast


def test_who_holds_the_person_finds_the_question_in_their_own_session_and_answers(cast: Cast) -> None:
    theirs, mine = everywhere(cast)
    request = actions.ask(by=cast.alma, person=mine)
    assert actions.compare_new(by=cast.selma) == 1
    (match,) = actions.matches(by=cast.selma)
    assert (match.facts.record, match.asker, match.team, match.may_answer) == (theirs, "Alma", "North", True)
    assert set(match.agrees) >= {"name", "birth_year"}
    assert "Sarah" not in str(match)
    actions.answer(by=cast.selma, request=request, person=theirs, accept=True, reason="Her aunt looks for her.")
    standing = queries.standing(cast.alma, mine)
    assert standing
    assert standing.accepted_by == ("Selma",)
    assert [(one.kind, one.record) for one in notices.notices(cast.alma)] == [("match_accepted", mine)]
    assert (codes(cast, "selma"), actions.compare_new(by=cast.selma)) == ([], 0)


def test_named_supervisors_are_shown_it_and_leave_the_answer_to_who_works_on_the_file(cast: Cast) -> None:
    theirs, mine = everywhere(cast)
    request = actions.ask(by=cast.alma, person=mine)
    (match,) = actions.matches(by=cast.samuel)
    assert not match.may_answer
    answer = lambda: actions.answer(by=cast.samuel, request=request, person=theirs, accept=True, reason="x")  # noqa: E731
    assert refused(answer) == "record.not_there"


@pytest.mark.parametrize("accept", [True, False])
def test_an_answer_is_shared_by_those_who_work_on_the_file_and_stands_in_it(cast: Cast, accept: bool) -> None:
    theirs, mine = everywhere(cast)
    request = actions.ask(by=cast.alma, person=mine)
    actions.answer(by=cast.selma, request=request, person=theirs, accept=accept, reason="Her uncle must not know.")
    assert codes(cast, "samuel") == []
    kept = person_queries.person(cast.samuel, theirs).fields[rules.ANSWERS][str(request)]
    assert (kept["accepted"], kept["reason"], kept["by"]) == (accept, "Her uncle must not know.", str(cast.selma.id))


def test_for_a_worker_with_one_restricted_person_a_name_and_a_year_are_enough(cast: Cast) -> None:
    hidden(cast, {"name_given": "Zainab", "name_family": "Rustum", "birth_date": "2010"})
    actions.ask(
        by=cast.alma, person=known(cast, {"name_given": "Zaynab", "name_family": "Rustum", "birth_date": "2010"})
    )
    assert len(codes(cast, "selma")) == 1


def test_a_person_who_is_not_alike_is_shown_to_nobody(cast: Cast) -> None:
    hidden(cast, UNCLE)
    actions.ask(by=cast.alma, person=known(cast))
    assert (actions.compare_new(by=cast.selma), codes(cast, "selma")) == (0, [])


def test_only_those_who_work_on_restricted_people_of_the_agency_are_asked_and_neither_server_nor_asker_opens_it(
    cast: Cast,
) -> None:
    everywhere(cast)
    hidden(cast, by="chidi")
    hidden(cast, {"name_given": "Nadir"}, by="alma")
    request = actions.ask(by=cast.alma, person=known(cast))
    grants = Grant.objects.filter(holder=request)
    asked = {cast.users[name].pk for name in ("selma", "samuel", "bruno")}
    assert {(grant.recipient_kind, grant.recipient) for grant in grants} == {(RecipientKind.USER, one) for one in asked}
    assert set(Asked.rows.values_list("reader", flat=True)) == asked
    assert actions.matches(by=access_for(cast.users["selma"])) == [], "without her key not even Selma"


@pytest.mark.parametrize("who", ["amir", "bruno", "selma", "samuel", "chidi", "petra", "farah"])
def test_only_who_works_on_a_standard_record_asks_about_it(cast: Cast, who: str) -> None:
    mine = known(cast)
    assert refused(lambda: actions.ask(by=cast.access(who), person=mine)) == "record.not_there"
    assert refused(lambda: actions.take_back(by=cast.access(who), person=mine)) == "record.not_there"
    assert refused(lambda: actions.ask(by=cast.selma, person=hidden(cast))) == "record.not_there"


def test_nobody_answers_what_they_were_not_asked_or_for_somebody_who_is_not_alike(cast: Cast) -> None:
    theirs, mine = everywhere(cast)
    uncle = next(row.person_id for row in Case.rows.exclude(person=theirs))
    request = actions.ask(by=cast.alma, person=mine)
    for who, asked, person in (
        ("chidi", request, theirs),
        ("alma", request, mine),
        ("selma", request, uncle),
        ("selma", uuid4(), theirs),
    ):
        tried = partial(actions.answer, by=cast.access(who), request=asked, person=person, accept=True, reason="x")
        assert refused(tried) == "record.not_there"
    assert not notices.notices(cast.alma)


def test_an_asker_who_is_kept_away_from_the_person_is_told_nothing(cast: Cast) -> None:
    theirs, mine = everywhere(cast)
    case = Case.rows.get(person=theirs).pk
    cases.block_for_conflict(by=cast.samuel, case=case, worker=cast.alma.id)
    request = actions.ask(by=cast.alma, person=mine)
    (match,) = actions.matches(by=cast.selma)
    assert match.kept_away
    tell = lambda: actions.answer(by=cast.selma, request=request, person=theirs, accept=True, reason="x")  # noqa: E731
    assert refused(tell) == "matching.kept_away"
    actions.answer(by=cast.selma, request=request, person=theirs, accept=False, reason="He hurt her.")
    assert not notices.notices(cast.alma)


def test_who_is_kept_away_from_the_person_asked_about_is_not_asked(cast: Cast) -> None:
    _, mine = everywhere(cast)
    accounts.involve(cast.selma.id, mine, InvolvementKind.CONFLICT, cast.bruno.id, None)
    request = actions.ask(by=cast.alma, person=mine)
    assert not Grant.objects.filter(holder=request, recipient=cast.selma.id).exists()
    assert (codes(cast, "selma"), len(codes(cast, "samuel"))) == ([], 1)


def test_a_conflict_that_is_declared_later_ends_the_question(cast: Cast) -> None:
    _, mine = everywhere(cast)
    case = cases.open_case(by=cast.alma, person=mine)
    actions.ask(by=cast.alma, person=mine)
    cases.block_for_conflict(by=cast.bruno, case=case, worker=cast.amir.id)
    assert (codes(cast, "selma"), keys_left()) == ([], 0)
