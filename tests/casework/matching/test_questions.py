"""Promises of sealed questions: who holds a person learns of the question, the one who asks learns nothing unless told."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from uuid import UUID, uuid4

import pytest

from amparo.casework.cases import actions as cases
from amparo.casework.cases.models import Case
from amparo.casework.matching import actions, queries, rules
from amparo.casework.matching.models import Asked, Found, MatchRequest
from amparo.casework.notices import queries as notices
from amparo.casework.people import actions as people
from amparo.casework.people import queries as person_queries
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.interfaces.jobs.hourly import matching as job
from amparo.trust.accounts import actions as accounts
from amparo.trust.accounts.kinds import InvolvementKind
from amparo.trust.audit.models import Leaf
from amparo.trust.disclosure.access import access_for
from amparo.trust.probes.models import Unmatched
from amparo.trust.vault.models import Grant, RecipientKind
from tests.casework.matching.asking import HEARD, everywhere, hidden, known
from tests.casework.rights.asking import erased
from tests.cast import UNCLE, Cast, register_sara


def refused(act: Callable[[], object]) -> str:
    """Return the code with which `act` is refused."""
    with pytest.raises(Refusal) as problem:
        act()
    return problem.value.code


def keys_left() -> int:
    """Return how many keys of questions there are."""
    return Grant.objects.filter(compartment="match").count()


def codes(cast: Cast, who: str) -> list[str]:
    """Return the codes of the restricted people whom `who` is shown."""
    return [match.code for match in actions.matches(by=cast.access(who))]


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


def end_by_restricting(cast: Cast, mine: UUID) -> None:
    cases.restrict(by=cast.alma, case=cases.open_case(by=cast.alma, person=mine))


def end_by_giving_away(cast: Cast, mine: UUID) -> None:
    cases.reassign(by=cast.bruno, case=cases.open_case(by=cast.alma, person=mine), to=cast.amir.id)


def end_by_destroying(cast: Cast, mine: UUID) -> None:
    erased(cast, mine)


def end_by_taking_back(cast: Cast, mine: UUID) -> None:
    actions.take_back(by=cast.alma, person=mine)


@pytest.mark.parametrize("end", [end_by_restricting, end_by_giving_away, end_by_destroying, end_by_taking_back])
def test_a_question_ends_with_what_it_stood_on_and_leaves_neither_key_nor_seal(
    cast: Cast, end: Callable[[Cast, UUID], None]
) -> None:
    _, mine = everywhere(cast)
    actions.ask(by=cast.alma, person=mine)
    assert keys_left() == 2
    end(cast, mine)
    row = MatchRequest.rows.get()
    assert (bytes(row.sealed), row.ended_at, keys_left()) == (b"", clock.now(), 0)
    assert (codes(cast, "selma"), actions.compare_new(by=cast.selma)) == ([], 0)


def test_it_ends_by_the_clock_and_the_job_of_the_hour_leaves_no_trace_of_it(cast: Cast) -> None:
    _, mine = everywhere(cast)
    actions.ask(by=cast.alma, person=mine)
    row = MatchRequest.rows.get()
    assert (row.until, row.parameter) == (clock.now() + timedelta(days=14), "match_request")
    assert len(codes(cast, "selma")) == 1
    with clock.fixed(row.until - timedelta(minutes=1)):
        job.forget()
        assert queries.standing(cast.alma, mine)
    with clock.fixed(row.until):
        assert (queries.standing(cast.alma, mine), codes(cast, "selma")) == (None, [])
        job.forget()
    assert (MatchRequest.rows.count(), Asked.rows.count(), keys_left()) == (0, 0, 0)


def test_asking_twice_is_asking_once_and_five_people_a_day_are_enough(cast: Cast) -> None:
    first = known(cast)
    assert actions.ask(by=cast.alma, person=first) == actions.ask(by=cast.alma, person=first)
    for number in range(rules.A_DAY - 1):
        actions.ask(by=cast.alma, person=known(cast, {"name_given": f"Nadir {number}"}))
    another = known(cast, {"name_given": "Zahra"})
    assert refused(lambda: actions.ask(by=cast.alma, person=another)) == "matching.too_many"
    actions.take_back(by=cast.alma, person=first)
    assert refused(lambda: actions.ask(by=cast.alma, person=another)) == "matching.too_many"
    with clock.fixed(clock.now() + rules.DAY):
        assert actions.ask(by=cast.alma, person=another)


def test_each_question_counts_as_a_search_that_found_nobody_and_none_is_left_while_searching_is_paused(
    cast: Cast,
) -> None:
    actions.ask(by=cast.alma, person=known(cast))
    assert list(Unmatched.objects.values_list("user", "finished")) == [(cast.alma.id, True)]
    for number in range(19):
        person_queries.search(cast.alma, f"Zubaida {number}")
    another = known(cast, {"name_given": "Zahra"})
    assert refused(lambda: actions.ask(by=cast.alma, person=another)) == "search.paused"


def test_nobody_is_asked_about_a_person_whose_use_is_restricted(cast: Cast) -> None:
    from amparo.casework.rights import actions as rights
    from amparo.casework.rights.kinds import Kind, Outcome
    from tests.casework.rights.asking import asked

    _, mine = everywhere(cast)
    actions.ask(by=cast.alma, person=mine)
    request = asked(cast, mine, Kind.RESTRICTION)
    rights.decide(by=cast.alma, request=request, outcome=Outcome.GRANTED, reason="They dispute what we wrote.")
    assert keys_left() == 0
    assert refused(lambda: actions.ask(by=cast.alma, person=mine)) == "matching.use_restricted"


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
