"""Requests about data: from the asking to the answer, with clocks, a second person where it matters, and no papers."""

from datetime import timedelta
from uuid import UUID

import pytest

from amparo.casework.cases import actions as cases
from amparo.casework.cases import queries as case_queries
from amparo.casework.consent import actions as consent_actions
from amparo.casework.consent import queries as consent
from amparo.casework.consent.models import Consent
from amparo.casework.consent.rules import NAMED, Use
from amparo.casework.people import actions as people
from amparo.casework.people import queries as person_queries
from amparo.casework.rights import actions, pathway, queries
from amparo.casework.rights.kinds import Kind, Outcome, Step
from amparo.casework.rights.models import Request
from amparo.foundation import clock
from amparo.foundation.policy import Compartment
from amparo.trust.audit.models import Leaf
from amparo.trust.history.models import Version
from tests.casework.rights.asking import SAID, agree, asked, refused, sara_with_a_case
from tests.cast import NOW, Cast

HORIZON = Use("transfer", NAMED, frozenset({"identity"}), "Horizon Aid")


@pytest.fixture
def sara(cast: Cast) -> UUID:
    """Sara, with a whole file."""
    return sara_with_a_case(cast)


def decide(cast: Cast, request: UUID, outcome: Outcome = Outcome.GRANTED, who: str = "alma", **more: str) -> Step:
    """Decide as Alma, or as `who`."""
    return actions.decide(by=cast.access(who), request=request, outcome=outcome, reason="Her right.", more=more)


def tell(cast: Cast, request: UUID) -> None:
    """Tell Sara at the office."""
    actions.tell(by=cast.alma, request=request, how="office", remedy="She may turn to Petra.")


@pytest.mark.parametrize(("kind", "days"), [("access", 30), ("restriction", 3), ("objection", 3), ("erasure", 30)])
def test_each_kind_has_a_clock_from_a_dated_parameter_that_names_its_source(
    cast: Cast, sara: UUID, kind: str, days: int
) -> None:
    more = {"purposes": ["statistics"]} if kind == "objection" else {}
    request = actions.ask(by=cast.alma, person=sara, kind=Kind(kind), fields={**SAID, **more})
    row = Request.rows.get(pk=request)
    assert row.due_at == NOW + timedelta(days=days)
    parameter = pathway.parameter(row.parameter)
    assert parameter
    assert parameter.source
    assert not parameter.verified
    with clock.fixed(row.due_at + timedelta(seconds=1)):
        assert queries.request(cast.alma, request).is_overdue


def test_what_was_said_is_sealed_in_a_part_of_its_own_and_the_log_holds_codes(cast: Cast, sara: UUID) -> None:
    request = asked(cast, sara, Kind.ACCESS)
    assert set(Version.objects.filter(record=request).values_list("compartment", flat=True)) == {"rights"}
    assert not any("know what you wrote" in str(vars(leaf)) for leaf in Leaf.objects.all())
    for who in ("alma", "bruno", "petra"):
        assert queries.request(cast.access(who), request).words["words"] == SAID["words"]
    for who in ("amir", "selma", "samuel", "chidi", "carla", "dina", "farah"):
        assert refused(lambda who=who: queries.request(cast.access(who), request)) == "record.not_there"
        assert queries.waiting(cast.access(who)) == []


def test_of_a_restricted_file_no_officer_sees_a_request(cast: Cast, sara: UUID) -> None:
    request = asked(cast, sara, Kind.ACCESS)
    cases.restrict(by=cast.alma, case=case_queries.ids_of(sara)[0])
    assert refused(lambda: queries.request(cast.petra, request)) == "record.not_there"
    assert queries.waiting(cast.petra) == []
    assert [view.id for view in queries.waiting(cast.bruno)] == [request]


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"words": "What?"}, "rights.asker_missing"),
        ({"words": "What?", "asker": "guardian"}, "rights.asker_missing"),
        ({"asker": "self"}, "rights.words_missing"),
    ],
)
def test_a_request_says_who_asked_and_what(cast: Cast, sara: UUID, fields: dict[str, str], problem: str) -> None:
    ask = lambda: actions.ask(by=cast.alma, person=sara, kind=Kind.ACCESS, fields=fields)  # noqa: E731
    assert refused(ask) == problem


def test_an_objection_names_the_use(cast: Cast, sara: UUID) -> None:
    ask = lambda: actions.ask(by=cast.alma, person=sara, kind=Kind.OBJECTION, fields=SAID)  # noqa: E731
    assert refused(ask) == "rights.purposes_missing"


def test_sending_the_form_twice_asks_once(cast: Cast, sara: UUID) -> None:
    key = UUID(int=7)
    both = [actions.ask(by=cast.alma, person=sara, kind=Kind.ACCESS, fields=SAID, key=key) for _ in range(2)]
    assert both[0] == both[1]
    assert Request.rows.count() == 1


def test_nothing_is_decided_before_somebody_was_recognised_and_no_paper_is_needed(cast: Cast, sara: UUID) -> None:
    request = actions.ask(by=cast.alma, person=sara, kind=Kind.ACCESS, fields=SAID)
    assert refused(lambda: decide(cast, request)) in ("rights.step_not_open", "rights.outcome_not_open")
    actions.recognise(by=cast.alma, request=request, check="known_to_worker")
    assert decide(cast, request) is Step.DECIDED


def test_to_somebody_nobody_recognised_nothing_is_given(cast: Cast, sara: UUID) -> None:
    request = asked(cast, sara, Kind.ACCESS, check="not_confirmed")
    assert refused(lambda: decide(cast, request)) == "rights.outcome_not_open"
    assert decide(cast, request, Outcome.REFUSED) is Step.PROPOSED


@pytest.mark.parametrize("kind", ["access", "restriction", "complaint"])
def test_a_refusal_waits_for_a_second_person_who_is_not_its_author(cast: Cast, sara: UUID, kind: str) -> None:
    request = asked(cast, sara, Kind(kind))
    assert decide(cast, request, Outcome.REFUSED) is Step.PROPOSED
    assert refused(lambda: actions.approve(by=cast.alma, request=request)) == "record.not_there"
    assert [view.id for view in queries.asks_for(cast.bruno)] == [request]
    assert [view.id for view in queries.asks_for(cast.petra)] == [request]
    assert queries.asks_for(cast.alma) == []
    actions.send_back(by=cast.bruno, request=request, note="Ask her once more.")
    assert [view.id for view in queries.asks_for(cast.alma)] == [request]
    decide(cast, request, Outcome.REFUSED)
    actions.approve(by=cast.petra, request=request)
    tell(cast, request)
    assert queries.waiting(cast.alma) == []


def test_a_complaint_is_never_answered_by_one_person_alone(cast: Cast, sara: UUID) -> None:
    request = asked(cast, sara, Kind.COMPLAINT)
    assert decide(cast, request) is Step.PROPOSED
    assert refused(lambda: tell(cast, request)) == "rights.step_not_open"


def test_a_step_is_taken_once(cast: Cast, sara: UUID) -> None:
    request = asked(cast, sara, Kind.RESTRICTION)
    assert decide(cast, request) is Step.DECIDED
    assert refused(lambda: decide(cast, request)) == "rights.step_not_open"


def test_a_copy_is_made_before_the_request_is_closed(cast: Cast, sara: UUID) -> None:
    request = asked(cast, sara, Kind.ACCESS)
    decide(cast, request)
    assert refused(lambda: tell(cast, request)) == "rights.copy_first"
    actions.note_copy(by=cast.alma, request=request, pieces={"one": "left_out"})
    tell(cast, request)
    assert Request.rows.get(pk=request).step == Step.TOLD


def test_a_correction_is_granted_when_something_was_corrected_and_both_versions_stay(cast: Cast, sara: UUID) -> None:
    request = asked(cast, sara, Kind.CORRECTION)
    assert refused(lambda: decide(cast, request)) == "rights.nothing_corrected"
    people.change(by=cast.alma, person=sara, changes={"name_father": "Younis"}, based_on=1)
    assert decide(cast, request) is Step.DECIDED
    assert [each.fields["name_father"] for each in person_queries.versions(cast.alma, sara)] == ["Yusuf", "Younis"]


def test_a_refused_correction_keeps_what_the_person_says_beside_the_record(cast: Cast, sara: UUID) -> None:
    request = asked(cast, sara, Kind.CORRECTION)
    decide(cast, request, Outcome.REFUSED, statement="I was never in that town.")
    actions.approve(by=cast.bruno, request=request)
    facts = person_queries.person(cast.alma, sara).facts
    assert queries.statements(cast.alma, facts) == ["I was never in that town."]
    assert queries.statements(cast.amir, facts) == []


def test_a_restriction_stops_sharing_at_once_and_shows_wherever_the_person_is_found(cast: Cast, sara: UUID) -> None:
    given = agree(cast, sara, "transfer", "Horizon Aid")
    offered = cases.offer_transfer(by=cast.alma, case=case_queries.ids_of(sara)[0], to_team=cast.other.pk,
                                   reason="She moves.", summary="She needs a room.")  # fmt: skip
    assert [view.row.pk for view in case_queries.offers(cast.carla)] == [offered]
    decide(cast, asked(cast, sara, Kind.RESTRICTION))
    assert not consent.permitting(cast.alma, sara, HORIZON)
    assert not consent.holds(given)
    assert case_queries.offers(cast.carla) == []
    accept = lambda: cases.accept_transfer(by=cast.carla, transfer=offered, owner=cast.chidi.id)  # noqa: E731
    assert refused(accept) == "record.not_there"
    found = person_queries.search(cast.amir, "Sara Idriss")
    assert [one.person.use_restricted for one in found] == [True]
    actions.allow_use_again(by=cast.alma, person=sara, reason="She wants to move after all.")
    assert consent.permitting(cast.alma, sara, HORIZON)
    assert not person_queries.person(cast.alma, sara).use_restricted


def test_withdrawing_a_consent_stops_the_use_at_once(cast: Cast, sara: UUID) -> None:
    given = agree(cast, sara, "transfer", "Horizon Aid")
    cases.offer_transfer(by=cast.alma, case=case_queries.ids_of(sara)[0], to_team=cast.other.pk, reason="She moves.",
                         summary="She needs a room.")  # fmt: skip
    assert len(case_queries.offers(cast.carla)) == 1
    consent_actions.withdraw(by=cast.alma, consent=given, how="By telephone.")
    assert not consent.permitting(cast.alma, sara, HORIZON)
    assert case_queries.offers(cast.carla) == []


def test_an_objection_ends_every_consent_to_that_use_and_no_other(cast: Cast, sara: UUID) -> None:
    other = agree(cast, sara, "transfer", "Horizon Aid")
    decide(cast, asked(cast, sara, Kind.OBJECTION, purposes=["statistics"]))
    assert not any(consent.holds(row.pk) for row in Consent.rows.filter(person=sara).exclude(pk=other))
    assert consent.holds(other)


def test_an_officer_leaves_the_stopping_of_a_use_to_who_works_with_the_person(cast: Cast, sara: UUID) -> None:
    request = asked(cast, sara, Kind.OBJECTION, purposes=["statistics"])
    assert refused(lambda: decide(cast, request, who="petra")) == "rights.owner_needed"


def test_an_appeal_starts_a_clock_and_is_decided_by_another_person_than_before(cast: Cast, sara: UUID) -> None:
    request = asked(cast, sara, Kind.ACCESS)
    decide(cast, request, Outcome.REFUSED)
    actions.approve(by=cast.bruno, request=request)
    tell(cast, request)
    with clock.fixed(NOW + timedelta(days=40)):
        actions.appeal(by=cast.alma, request=request, words="I do not understand why.")
        assert Request.rows.get(pk=request).due_at == NOW + timedelta(days=70)
        decide(cast, request, Outcome.REFUSED)
        assert refused(lambda: actions.approve(by=cast.bruno, request=request)) == "rights.decided_before"
        actions.approve(by=cast.petra, request=request)


def test_a_request_can_be_taken_back_until_it_is_decided(cast: Cast, sara: UUID) -> None:
    request = asked(cast, sara, Kind.ERASURE)
    actions.withdraw(by=cast.alma, request=request, how="She says she would rather keep it.")
    assert Request.rows.get(pk=request).step == Step.WITHDRAWN
    assert refused(lambda: decide(cast, request, told_plan="x")) == "rights.step_not_open"


def test_the_officer_reads_what_the_owner_releases_for_the_request_and_no_longer(cast: Cast, sara: UUID) -> None:
    request = asked(cast, sara, Kind.ACCESS)
    case = case_queries.ids_of(sara)[0]
    petra = cast.petra
    assert refused(lambda: person_queries.person(petra, sara)) == "record.not_there"
    for who in ("bruno", "petra", "amir"):
        give = lambda who=who: actions.release(  # noqa: E731
            by=cast.access(who), request=request, officer=petra.id, parts=[Compartment.IDENTITY]
        )
        assert refused(give) == "record.not_there"
    actions.release(by=cast.alma, request=request, officer=petra.id, parts=[Compartment.IDENTITY, Compartment.NOTES])
    assert person_queries.person(petra, sara).name == "Sara Yusuf Idriss"
    assert [each.row.kind for each in case_queries.entries(petra, case)] == ["note"]
    assert not case_queries.case(petra, case).story_open
    with clock.fixed(NOW + timedelta(days=30)):
        assert refused(lambda: person_queries.person(petra, sara)) == "record.not_there"
    decide(cast, request)
    actions.note_copy(by=petra, request=request, pieces={})
    tell(cast, request)
    assert refused(lambda: person_queries.person(petra, sara)) == "record.not_there"


def test_nothing_is_released_to_somebody_who_is_no_officer(cast: Cast, sara: UUID) -> None:
    request = asked(cast, sara, Kind.ACCESS)
    give = lambda: actions.release(by=cast.alma, request=request, officer=cast.amir.id, parts=[Compartment.IDENTITY])  # noqa: E731
    assert refused(give) == "rights.officer_unknown"
