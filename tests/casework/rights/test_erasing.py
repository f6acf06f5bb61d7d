"""Erasure: two people, every key at once, a log that still verifies, and a certificate that cannot be bent."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from amparo.casework.cases import actions as cases
from amparo.casework.cases import queries as case_queries
from amparo.casework.cases.models import Case, Entry
from amparo.casework.consent import queries as consent
from amparo.casework.consent.models import Consent
from amparo.casework.people import actions as people
from amparo.casework.people import queries as person_queries
from amparo.casework.people.models import Person
from amparo.casework.rights import actions, queries
from amparo.casework.rights.kinds import Kind, Outcome, Step
from amparo.casework.rights.models import Certificate, Request
from amparo.foundation import clock
from amparo.foundation.policy import Action, Compartment, decide
from amparo.trust import projections
from amparo.trust.audit import verify
from amparo.trust.audit.models import Leaf
from amparo.trust.disclosure import withheld
from amparo.trust.disclosure.facts import facts_of
from amparo.trust.history.models import Version
from amparo.trust.projections import live
from amparo.trust.projections.register import snapshot
from amparo.trust.vault import destroying, sealing
from amparo.trust.vault.suites import Unreadable
from tests.casework.rights.asking import asked, erased, refused, sara_with_a_case
from tests.cast import UNCLE, Cast

EVERYBODY = ("alma", "amir", "bruno", "selma", "samuel", "chidi", "carla", "dina", "eyob", "farah", "petra")


@pytest.fixture
def sara(cast: Cast) -> UUID:
    """Sara, with a whole file."""
    return sara_with_a_case(cast)


def holders(person: UUID) -> list[UUID]:
    """Return the person and their cases and transfers."""
    return [person, *case_queries.holders_of([person])]


def test_nothing_of_a_destroyed_file_opens_again_and_nothing_of_another_one_closes(cast: Cast, sara: UUID) -> None:
    uncle = people.register(by=cast.alma, fields=UNCLE, team=cast.north.pk)
    offered = cases.offer_transfer(by=cast.alma, case=case_queries.ids_of(sara)[0], to_team=cast.south.pk,
                                   reason="She moves.", summary="She needs a room.")  # fmt: skip
    gone = holders(sara)
    assert offered in gone
    erased(cast, sara)
    assert destroying.left(gone) == 0
    rows = Version.objects.filter(holder__in=gone).exclude(sealed=b"")
    assert rows.count() >= 8
    for row in rows:
        with pytest.raises(Unreadable):
            sealing.unseal(sealing.Place(row.holder, row.compartment, row.record, row.number), row.sealed)
    assert person_queries.person(cast.alma, uncle).name == "Hassan Idriss Idriss"


def test_nobody_reaches_a_destroyed_file_in_any_way(cast: Cast, sara: UUID) -> None:
    case = case_queries.ids_of(sara)[0]
    erased(cast, sara)
    facts = [facts_of(Person.rows.get(pk=sara)), facts_of(Case.rows.get(pk=case))]
    for who in EVERYBODY:
        actor = cast.access(who).actor
        allowed = [
            (action, part)
            for action in Action
            for part in Compartment
            for each in facts
            if decide(actor, action, each, part).allowed
        ]
        assert allowed == [], who
        assert refused(lambda who=who: queries.requests_of(cast.access(who), sara)) == "record.not_there"
        assert refused(lambda who=who: person_queries.person(cast.access(who), sara)) == "record.not_there"
    assert person_queries.search(cast.alma, "Sara Idriss") == []
    today = case_queries.today(cast.alma)
    assert (today.overdue, today.due, today.tasks, today.open_cases) == ([], [], [], 0)
    assert not Entry.rows.filter(case=case, status="to_do").exists()


def test_the_index_and_its_snapshot_let_go_of_the_name(
    cast: Cast, sara: UUID, django_capture_on_commit_callbacks
) -> None:  # type: ignore[no-untyped-def]

    assert [hit.person for hit in projections.current().search("Sara Idriss")] == [sara]
    projections.save()
    with django_capture_on_commit_callbacks(execute=True):
        erased(cast, sara)
    assert projections.current().search("Sara Idriss") == []
    assert projections.unreadable() == 0
    kept = snapshot.read(live._path(), live.equivalents())[0]
    assert not any("saroura" in word.lower() for word in kept.vocabulary.surfaces)
    projections.forget()
    assert projections.current().search("Saroura") == []


def test_the_log_still_verifies_and_its_details_are_withheld_for_ever(cast: Cast, sara: UUID) -> None:
    case = case_queries.ids_of(sara)[0]
    cases.write_entry(by=cast.alma, case=case, kind=case_queries.EntryKind.NOTE, fields={"text": "One more."})
    facts = facts_of(Person.rows.get(pk=sara))
    leaves = list(Leaf.objects.filter(holder=sara).exclude(withheld=b""))
    certificate = erased(cast, sara)
    assert verify.verify().sound
    told = withheld.details(cast.alma, facts, leaves)
    assert set(told.values()) <= {None}
    made = Leaf.objects.get(act="certificate.made")
    assert (made.record, made.holder) == (certificate, None)
    last = Leaf.objects.get(act="rights.approved")
    assert (last.holder, last.compartment, bytes(last.withheld)) == (sara, "rights", b"")


def test_the_certificate_is_made_of_ids_and_numbers_and_a_changed_text_has_another_number(
    cast: Cast, sara: UUID
) -> None:
    gone = holders(sara)
    row = Certificate.rows.get(pk=erased(cast, sara))
    assert actions.number_of(row.text) == row.pk
    assert actions.number_of(row.text.replace("anonymised: no", "anonymised: yes")) != row.pk
    assert all(str(holder) in row.text for holder in gone)
    assert "identity 1" in row.text
    assert (row.unrecoverable_on - clock.today()).days == 35
    for word in ("Sara", "Idriss", "Saroura", "lorry", "wants"):
        assert word not in row.text
    assert (row.proposed_by, row.approved_by) == (cast.alma.id, cast.bruno.id)


def test_who_proposed_cannot_approve_and_neither_can_a_colleague_or_an_administrator(cast: Cast, sara: UUID) -> None:
    request = asked(cast, sara, Kind.ERASURE)
    actions.decide(by=cast.alma, request=request, outcome=Outcome.GRANTED, reason="She wants it.",
                   more={"told_plan": "In person."})  # fmt: skip
    for who in set(EVERYBODY) - {"bruno", "petra"}:
        assert refused(lambda who=who: actions.approve(by=cast.access(who), request=request)) == "record.not_there", who
    assert destroying.left([sara]) > 0
    assert actions.approve(by=cast.petra, request=request)
    assert Request.rows.get(pk=request).step == Step.TOLD


def test_the_database_itself_refuses_an_erasure_by_one_person(cast: Cast, sara: UUID) -> None:
    request = asked(cast, sara, Kind.ERASURE)
    alone = {"outcome": "granted", "proposed_by": cast.alma.id, "decided_by": cast.alma.id}
    with pytest.raises(IntegrityError), transaction.atomic():
        Request.rows.filter(pk=request).update(**alone)


def test_an_officer_who_proposed_an_erasure_does_not_approve_it(cast: Cast, sara: UUID) -> None:
    request = asked(cast, sara, Kind.ERASURE)
    actions.decide(by=cast.petra, request=request, outcome=Outcome.GRANTED, reason="It is her right.",
                   more={"told_plan": "Alma tells her."})  # fmt: skip
    assert refused(lambda: actions.approve(by=cast.petra, request=request)) == "record.not_there"
    assert actions.approve(by=cast.bruno, request=request)


def test_who_refused_an_erasure_does_not_propose_it_on_appeal(cast: Cast, sara: UUID) -> None:
    request = asked(cast, sara, Kind.ERASURE)
    actions.decide(by=cast.alma, request=request, outcome=Outcome.REFUSED, reason="A case is open.")
    actions.approve(by=cast.petra, request=request)
    actions.tell(by=cast.alma, request=request, how="office", remedy="To Petra.")
    actions.appeal(by=cast.alma, request=request, words="I want it gone.")
    more = {"told_plan": "In person."}
    again = lambda: actions.decide(  # noqa: E731
        by=cast.petra, request=request, outcome=Outcome.GRANTED, reason="Her right.", more=more
    )
    assert refused(again) == "rights.decided_before"
    actions.decide(by=cast.alma, request=request, outcome=Outcome.GRANTED, reason="Her right.", more=more)
    assert actions.approve(by=cast.bruno, request=request)


def test_the_records_marked_as_the_same_person_go_too(cast: Cast, sara: UUID) -> None:
    twin = people.register(by=cast.alma, fields=UNCLE, team=cast.north.pk)
    people.mark_duplicate(by=cast.alma, person=twin, of=sara)
    row = Certificate.rows.get(pk=erased(cast, sara))
    assert str(twin) in row.text
    assert destroying.left([sara, twin]) == 0


def test_a_fault_on_the_way_destroys_nothing(cast: Cast, sara: UUID, monkeypatch: pytest.MonkeyPatch) -> None:
    request = asked(cast, sara, Kind.ERASURE)
    actions.decide(by=cast.alma, request=request, outcome=Outcome.GRANTED, reason="She wants it.",
                   more={"told_plan": "In person."})  # fmt: skip
    before = destroying.left(holders(sara))

    def fail(*args: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("amparo.casework.rights.actions.destroying.ending.note", fail)
    with pytest.raises(RuntimeError), transaction.atomic():
        actions.approve(by=cast.bruno, request=request)
    assert destroying.left(holders(sara)) == before
    assert person_queries.person(cast.alma, sara).name == "Sara Yusuf Idriss"


def test_a_legal_hold_stops_erasure_before_and_after_the_proposal(cast: Cast, sara: UUID) -> None:
    request = asked(cast, sara, Kind.ERASURE)
    propose = lambda: actions.decide(  # noqa: E731
        by=cast.alma, request=request, outcome=Outcome.GRANTED, reason="She wants it.", more={"told_plan": "In person."}
    )
    first = actions.hold(by=cast.bruno, person=sara, reason="A court asked to keep it.")
    assert refused(propose) == "rights.held"
    actions.lift(by=cast.petra, hold=first, reason="The court has decided.")
    propose()
    actions.hold(by=cast.alma, person=sara, reason="Another court.", until=clock.today())
    assert refused(lambda: actions.approve(by=cast.bruno, request=request)) == "rights.held"
    assert sorted(view.stands for view in queries.holds_of(cast.alma, sara)) == [False, True]
    with clock.fixed(clock.now() + timedelta(days=1)):
        assert [view.stands for view in queries.holds_of(cast.alma, sara)] == [False, False]
        assert actions.approve(by=cast.bruno, request=request)


def test_consents_of_a_destroyed_file_allow_nothing(cast: Cast, sara: UUID) -> None:
    given = Consent.rows.filter(person=sara).values_list("pk", flat=True)
    assert all(consent.holds(each) for each in given)
    erased(cast, sara)
    assert not any(consent.holds(each) for each in given)


def test_certificates_are_known_to_the_two_who_decided_and_to_the_officer(cast: Cast, sara: UUID) -> None:
    certificate = erased(cast, sara)
    for who in ("alma", "bruno", "petra"):
        assert queries.certificate(cast.access(who), certificate).pk == certificate
    for who in ("amir", "selma", "samuel", "chidi", "farah"):
        assert refused(lambda who=who: queries.certificate(cast.access(who), certificate)) == "record.not_there"
        assert queries.certificates(cast.access(who)) == []


def test_of_a_restricted_file_the_officer_learns_nothing(cast: Cast, sara: UUID) -> None:
    cases.restrict(by=cast.alma, case=case_queries.ids_of(sara)[0])
    certificate = erased(cast, sara)
    assert refused(lambda: queries.certificate(cast.petra, certificate)) == "record.not_there"
    assert queries.certificates(cast.petra) == []
    assert [row.pk for row in queries.certificates(cast.bruno)] == [certificate]
