"""Emergency access: quick to get, narrow, short, and never without somebody who looks afterwards."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.casework.cases import actions as cases
from amparo.casework.cases import queries as case_queries
from amparo.casework.cases.models import EntryKind
from amparo.casework.emergency import actions, queries, rules
from amparo.casework.emergency.models import Emergency
from amparo.casework.people import queries as people
from amparo.foundation import clock, ids
from amparo.foundation.errors import Refusal
from amparo.trust.accounts.models import Involvement
from amparo.trust.audit.models import Leaf
from amparo.trust.disclosure import withheld
from amparo.trust.history.models import Version
from amparo.trust.probes.models import Unmatched
from tests.cast import NOW, Cast, register_sara

REASON = "He called: his brother is at the door with a knife."


@pytest.fixture
def sara(cast: Cast) -> UUID:
    """Sara, with a case of Alma's."""
    person = register_sara(cast)
    cases.open_case(by=cast.alma, person=person)
    return person


def ask(cast: Cast, person: UUID, who: str = "selma") -> UUID:
    """Ask for emergency access to a person; return the id of the access."""
    actions.ask(by=cast.access(who), code=ids.code(person), reason=REASON)
    found: UUID = Emergency.rows.latest("asked_at").pk
    return found


def refused(act: Callable[[], object]) -> str:
    """Return the code with which `act` is refused."""
    with pytest.raises(Refusal) as problem:
        act()
    return problem.value.code


@pytest.mark.parametrize("who", ["selma", "samuel"])
def test_worker_and_supervisor_of_another_team_read_the_case_for_a_day_and_write_nothing(
    cast: Cast, sara: UUID, who: str
) -> None:
    case = case_queries.ids_of(sara)[0]
    note = cases.write_entry(by=cast.alma, case=case, kind=EntryKind.NOTE, fields={"text": "What she told."})
    assert refused(lambda: people.person(cast.access(who), sara)) == "record.not_there"
    ask(cast, sara, who)
    view = case_queries.case(cast.access(who), case)
    assert view.story_open
    assert view.person.fields["name_given"] == "Sara"
    assert [one.person.id for one in people.search(cast.access(who), "Sara Idriss")] == [sara]
    assert refused(lambda: case_queries.entry(cast.access(who), note)) == "record.not_there"
    assert refused(lambda: cases.write_entry(by=cast.access(who), case=case, kind=EntryKind.NOTE,
                                             fields={"text": "Mine."})) == "record.not_there"  # fmt: skip
    with clock.fixed(NOW + rules.LASTS):
        assert refused(lambda: case_queries.case(cast.access(who), case)) == "record.not_there"
        assert people.search(cast.access(who), "Sara Idriss") == []


def test_a_colleague_of_the_team_who_sees_who_it_is_gets_the_story(cast: Cast, sara: UUID) -> None:
    case = case_queries.ids_of(sara)[0]
    assert not case_queries.case(cast.amir, case).story_open
    ask(cast, sara, "amir")
    assert case_queries.case(cast.amir, case).story_open


def test_who_may_read_already_is_let_through_and_nothing_changes(cast: Cast, sara: UUID) -> None:
    for who in ("alma", "bruno"):
        assert actions.ask(by=cast.access(who), code=ids.code(sara), reason=REASON) == sara
    assert (Emergency.rows.count(), Involvement.objects.count()) == (0, 0)
    ask(cast, sara)
    actions.ask(by=cast.selma, code=ids.code(sara), reason=REASON)
    assert Emergency.rows.count() == 1, "asking again makes it no longer"


def test_making_the_case_restricted_ends_it_at_once(cast: Cast, sara: UUID) -> None:
    ask(cast, sara)
    cases.restrict(by=cast.alma, case=case_queries.ids_of(sara)[0])
    assert refused(lambda: people.person(cast.selma, sara)) == "record.not_there"
    assert refused(lambda: actions.ask(by=cast.selma, code=ids.code(sara), reason=REASON)) == "emergency.no_record"


def test_a_failed_code_counts_as_a_search_and_its_letters_are_not_logged(cast: Cast) -> None:
    assert refused(lambda: actions.ask(by=cast.selma, code="MARGARET", reason=REASON)) == "emergency.no_record"
    assert Unmatched.objects.filter(user=cast.users["selma"], finished=True).count() == 1
    assert not any("MARGARET" in str(vars(leaf)).upper() for leaf in Leaf.objects.all())


def test_the_log_holds_codes_and_the_reason_is_sealed_in_the_notes(cast: Cast, sara: UUID) -> None:
    emergency = ask(cast, sara)
    leaf = Leaf.objects.get(act="emergency.opened")
    assert (leaf.holder, leaf.record, leaf.outcome) == (sara, emergency, "done")
    assert "knife" not in leaf.detail
    assert Version.objects.get(record=emergency).compartment == "notes"
    for who, reason in (("alma", REASON), ("bruno", REASON)):
        assert (queries.emergency(cast.access(who), emergency).words or {})["reason"] == reason
    assert queries.emergency(cast.petra, emergency).words is None
    for who in ("selma", "amir", "samuel", "chidi", "carla"):
        assert refused(lambda who=who: queries.emergency(cast.access(who), emergency)) == "record.not_there"


def test_the_supervisor_of_the_owners_team_reviews_it_and_it_is_overdue_after_a_week(cast: Cast, sara: UUID) -> None:
    emergency = ask(cast, sara)
    for who in ("alma", "selma", "samuel", "petra", "carla"):
        assert queries.to_review(cast.access(who)) == []
        judge = lambda who=who: actions.review(  # noqa: E731
            by=cast.access(who), emergency=emergency, justified=True, comment="So it was."
        )
        assert refused(judge) == "record.not_there"
    assert [one.is_overdue for one in queries.to_review(cast.bruno)] == [False]
    with clock.fixed(NOW + timedelta(days=7, minutes=1)):
        assert [one.is_overdue for one in queries.to_review(cast.bruno)] == [True]
    actions.review(by=cast.bruno, emergency=emergency, justified=True, comment="The brother was arrested.")
    assert queries.to_review(cast.bruno) == []
    found = queries.emergency(cast.alma, emergency)
    assert (found.row.verdict, found.reviewed_by) == ("justified", "Bruno")
    assert found.words == {"reason": REASON, "comment": "The brother was arrested."}
    assert people.person(cast.selma, sara).fields, "a justified access runs to its end"
    again = lambda: actions.review(by=cast.bruno, emergency=emergency, justified=False, comment="No.")  # noqa: E731
    assert refused(again) == "emergency.reviewed"
    leaf = Leaf.objects.get(act="emergency.reviewed", outcome="done")
    assert withheld.details(cast.alma, found.facts, [leaf])[leaf.index] == {"verdict": "justified"}


def test_what_was_not_justified_ends_at_once(cast: Cast, sara: UUID) -> None:
    emergency = ask(cast, sara)
    assert refused(lambda: actions.review(by=cast.bruno, emergency=emergency, justified=False, comment=" ")) == (
        "cases.comment_missing"
    )
    actions.review(by=cast.bruno, emergency=emergency, justified=False, comment="Curiosity.")
    assert refused(lambda: people.person(cast.selma, sara)) == "record.not_there"
    case = case_queries.ids_of(sara)[0]
    assert refused(lambda: case_queries.case(cast.selma, case)) == "record.not_there"


def test_who_asked_cannot_judge_even_as_supervisor_of_that_team(cast: Cast, sara: UUID) -> None:
    emergency = ask(cast, sara, "samuel")
    Emergency.rows.filter(pk=emergency).update(asked_by=cast.users["bruno"].pk)
    assert queries.to_review(cast.bruno) == []
    judge = lambda: actions.review(by=cast.bruno, emergency=emergency, justified=True, comment="Mine.")  # noqa: E731
    assert refused(judge) == "record.not_there"


def test_the_banner_is_for_those_alone_who_read_by_emergency_access(cast: Cast, sara: UUID) -> None:
    ask(cast, sara)
    facts = people.person(cast.selma, sara).facts
    assert queries.ends_at(cast.selma, facts) == NOW + rules.LASTS
    assert queries.ends_at(cast.alma, facts) is None
    assert queries.ends_at(cast.bruno, facts) is None


def test_a_short_reason_is_refused_before_anything_is_looked_up(cast: Cast, sara: UUID) -> None:
    short = lambda: actions.ask(by=cast.selma, code=ids.code(sara), reason="danger " + " " * 30)  # noqa: E731
    assert refused(short) == "emergency.reason_short"


@given(st.text(max_size=60))
def test_spaces_make_no_reason(text: str) -> None:
    assert rules.is_reason(text) == (sum(not letter.isspace() for letter in text) >= rules.SHORTEST_REASON)
