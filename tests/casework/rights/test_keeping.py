"""Keeping: schedules with sources, a job that only lists, and two people who decide what becomes of a file."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from amparo.casework.cases import queries as case_queries
from amparo.casework.cases.models import Case, CaseStatus
from amparo.casework.people import actions as people
from amparo.casework.people import queries as person_queries
from amparo.casework.rights import actions, pathway, queries
from amparo.casework.rights.kinds import Fate, Kind, ReviewStatus
from amparo.casework.rights.models import Certificate, Remainder, Review
from amparo.foundation import clock
from amparo.interfaces.jobs.daily import keeping
from amparo.trust.vault import destroying
from tests.casework.rights.asking import refused, sara_with_a_case
from tests.cast import NOW, UNCLE, Cast

LATER = NOW + timedelta(days=365 * 5 + 40)
MUCH_LATER = datetime(2035, 2, 1, 9, tzinfo=UTC)


@pytest.fixture
def uncle(cast: Cast) -> UUID:
    """Hassan, an adult who was registered and never had a case."""
    return people.register(by=cast.alma, fields=UNCLE, team=cast.north.pk)


@pytest.fixture
def sara(cast: Cast) -> UUID:
    """Sara, a child, whose case was closed today."""
    person = sara_with_a_case(cast)
    Case.rows.filter(person=person).update(status=CaseStatus.CLOSED, closed_at=NOW)
    return person


def listed() -> set[UUID]:
    """Run the job; return of whom a review waits now."""
    keeping.list_expired()
    return set(Review.rows.filter(status=ReviewStatus.OPEN).values_list("person_id", flat=True))


def review_of(person: UUID) -> UUID:
    """Return the review that waits about a person."""
    found: UUID = Review.rows.get(person=person, status=ReviewStatus.OPEN).pk
    return found


def propose(cast: Cast, review: UUID, fate: Fate = Fate.DESTROY, who: str = "alma", **more: date) -> None:
    """Propose as Alma, or as `who`."""
    actions.propose_keeping(by=cast.access(who), review_id=review, fate=fate, reason="Its time is over.", **more)


def test_every_schedule_has_a_source_and_says_that_nobody_has_verified_it() -> None:
    assert {row.record_type for row in pathway.schedule()} == {
        "adult_file", "child_file_closure", "child_file_majority", "person_without_case"
    }  # fmt: skip
    assert all(row.source and not row.verified for row in pathway.schedule())


def test_the_job_lists_a_person_without_a_case_after_twelve_months_and_only_once(cast: Cast, uncle: UUID) -> None:
    with clock.fixed(NOW + timedelta(days=365)):
        assert listed() == set(), "the last day of keeping is kept"
    with clock.fixed(NOW + timedelta(days=366)):
        assert listed() == {uncle}
        assert actions.list_expired() == 0
        assert Review.rows.count() == 1


def test_the_job_leaves_open_cases_alone_and_closed_ones_until_their_years_are_over(cast: Cast, sara: UUID) -> None:
    with clock.fixed(NOW + timedelta(days=365 * 5)):
        assert listed() == set()
    Case.rows.filter(person=sara).update(status=CaseStatus.OPEN, closed_at=None)
    with clock.fixed(MUCH_LATER):
        assert listed() == set()
    Case.rows.filter(person=sara).update(status=CaseStatus.CLOSED, closed_at=NOW)
    with clock.fixed(LATER):
        assert listed() == {sara}


def test_the_job_opens_nothing_and_destroys_nothing(cast: Cast, uncle: UUID) -> None:
    before = destroying.left([uncle])
    with clock.fixed(LATER):
        listed()
    assert destroying.left([uncle]) == before
    assert person_queries.person(cast.alma, uncle).name == "Hassan Idriss Idriss"


def test_two_people_destroy_a_file_whose_time_is_over(cast: Cast, uncle: UUID) -> None:
    with clock.fixed(LATER):
        listed()
        review = review_of(uncle)
        assert [view.row.pk for view in queries.reviews(cast.alma)] == [review]
        assert queries.reviews(cast.bruno) == []
        propose(cast, review)
        assert [view.row.pk for view in queries.reviews(cast.bruno)] == [review]
        assert queries.reviews(cast.alma) == []
        decide = lambda: actions.decide_keeping(by=cast.alma, review_id=review, agree=True)  # noqa: E731
        assert refused(decide) == "record.not_there"
        certificate = actions.decide_keeping(by=cast.bruno, review_id=review, agree=True)
        assert Certificate.rows.get(pk=certificate).ground == "retention"
        assert destroying.left([uncle]) == 0
        assert listed() == set()


def test_the_database_refuses_one_person_deciding_on_their_own_proposal(cast: Cast, uncle: UUID) -> None:
    with clock.fixed(LATER):
        listed()
        propose(cast, review_of(uncle))
        with pytest.raises(IntegrityError), transaction.atomic():
            Review.rows.filter(person=uncle).update(decided_by=cast.alma.id)


def test_a_childs_file_waits_for_five_years_after_the_eighteenth_birthday(cast: Cast, sara: UUID) -> None:
    with clock.fixed(LATER):
        listed()
        review = review_of(sara)
        assert queries.review(cast.alma, review).kept_until[0] == date(2034, 12, 31)  # type: ignore[index]
        assert refused(lambda: propose(cast, review)) == "rights.not_over"
        propose(cast, review, Fate.KEEP, keep_until=date(2034, 12, 31))
        actions.decide_keeping(by=cast.bruno, review_id=review, agree=True)
        assert listed() == set()
    with clock.fixed(MUCH_LATER):
        assert listed() == {sara}
        propose(cast, review_of(sara))
        assert actions.decide_keeping(by=cast.bruno, review_id=review_of(sara), agree=True)


def test_an_officer_who_cannot_know_that_it_is_a_childs_file_ends_none_with_another_who_cannot(
    cast: Cast, sara: UUID
) -> None:
    with clock.fixed(LATER):
        listed()
        review = review_of(sara)
        propose(cast, review, who="petra")
        agree = lambda: actions.decide_keeping(by=cast.bruno, review_id=review, agree=True)  # noqa: E731
        assert refused(agree) == "rights.not_over"
        Review.rows.filter(pk=review).update(proposed_by=cast.bruno.id)
        alone = lambda: actions.decide_keeping(by=cast.petra, review_id=review, agree=True)  # noqa: E731
        assert refused(alone) == "rights.identity_needed"


def test_keeping_longer_needs_a_reason_and_a_day_ahead(cast: Cast, uncle: UUID) -> None:
    with clock.fixed(LATER):
        listed()
        review = review_of(uncle)
        assert refused(lambda: propose(cast, review, Fate.KEEP)) == "rights.until_past"
        assert refused(lambda: propose(cast, review, Fate.KEEP, keep_until=clock.today())) == "rights.until_past"
        wordless = lambda: actions.propose_keeping(by=cast.alma, review_id=review, fate=Fate.DESTROY, reason=" ")  # noqa: E731
        assert refused(wordless) == "rights.reason_missing"


def test_the_second_person_sends_a_proposal_back(cast: Cast, uncle: UUID) -> None:
    with clock.fixed(LATER):
        listed()
        review = review_of(uncle)
        propose(cast, review)
        actions.decide_keeping(by=cast.petra, review_id=review, agree=False, note="His brother still looks for him.")
        assert [view.row.pk for view in queries.reviews(cast.alma)] == [review]
        assert queries.review(cast.alma, review).words["note"] == "His brother still looks for him."


def test_a_legal_hold_keeps_a_file_out_of_the_list_and_stops_what_was_proposed(cast: Cast, uncle: UUID) -> None:
    with clock.fixed(LATER):
        held = actions.hold(by=cast.petra, person=uncle, reason="A court asked.")
        assert listed() == set()
        actions.lift(by=cast.petra, hold=held, reason="It is over.")
        assert listed() == {uncle}
        propose(cast, review_of(uncle))
        actions.hold(by=cast.bruno, person=uncle, reason="Another court asked.")
        agree = lambda: actions.decide_keeping(by=cast.bruno, review_id=review_of(uncle), agree=True)  # noqa: E731
        assert refused(agree) == "rights.held"


def test_what_is_anonymised_leaves_five_broad_values_and_nothing_that_leads_back(cast: Cast, sara: UUID) -> None:
    with clock.fixed(MUCH_LATER):
        listed()
        propose(cast, review_of(sara), Fate.ANONYMISE)
        certificate = actions.decide_keeping(by=cast.bruno, review_id=review_of(sara), agree=True)
        left = Remainder.objects.get()
        assert (left.year, left.sex, left.age_band, left.risk_level) == (2026, "female", "unhcr_12_17", "not_assessed")
        assert not {left.pk} & {sara, certificate, *case_queries.ids_of(sara)}
        assert destroying.left([sara]) == 0
        assert "anonymised: yes" in Certificate.rows.get(pk=certificate).text


def test_nothing_is_left_for_counting_without_consent_to_statistics(cast: Cast, uncle: UUID) -> None:
    with clock.fixed(LATER):
        listed()
        propose(cast, review_of(uncle), Fate.ANONYMISE)
        agree = lambda: actions.decide_keeping(by=cast.bruno, review_id=review_of(uncle), agree=True)  # noqa: E731
        assert refused(agree) == "rights.no_statistics"
        assert destroying.left([uncle]) > 0


def test_records_marked_as_the_same_person_are_not_listed_apart(cast: Cast, uncle: UUID) -> None:
    twin = people.register(by=cast.alma, fields=UNCLE, team=cast.north.pk)
    people.mark_duplicate(by=cast.alma, person=twin, of=uncle)
    with clock.fixed(LATER):
        assert listed() == {uncle}
        propose(cast, review_of(uncle))
        actions.decide_keeping(by=cast.bruno, review_id=review_of(uncle), agree=True)
        assert destroying.left([uncle, twin]) == 0
        assert listed() == set()


def test_a_request_of_a_person_waits_beside_a_review(cast: Cast, uncle: UUID) -> None:
    with clock.fixed(LATER):
        listed()
        actions.ask(by=cast.alma, person=uncle, kind=Kind.ACCESS, fields={"asker": "self", "words": "What is there?"})
        assert len(queries.waiting(cast.alma)) == len(queries.reviews(cast.alma)) == 1
