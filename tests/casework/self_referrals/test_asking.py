"""Somebody asks a service themselves: sealed to who takes people in, with the clock of a referral; offered where it is safe."""

from datetime import timedelta
from uuid import UUID

import pytest

from amparo.casework.directory import actions as directory
from amparo.casework.directory import finder
from amparo.casework.feedback import actions, admission, queries, returning
from amparo.casework.feedback.kinds import State
from amparo.casework.feedback.letterboxes import Ticked, building, ticked
from amparo.casework.feedback.models import Entry, Reader, Report
from amparo.casework.referrals.models import Tally
from amparo.casework.self_referrals import door
from amparo.casework.self_referrals import queries as asks
from amparo.foundation import clock, ids
from amparo.foundation.errors import Refusal
from amparo.foundation.ids import receipts as numbers
from amparo.foundation.policy import Action
from amparo.trust.letters.receipts import Receipt
from amparo.trust.vault.models import Grant, RecipientKind
from tests.canary import attack
from tests.casework.directory.listing import SERVICE, listed
from tests.casework.referrals.sending import list_clinic
from tests.casework.self_referrals.asking import HUSBAND, NAME, WORDS, asked, asking, handed
from tests.cast import NOW, Cast


def enter(receipt: Receipt) -> returning.Reporter:
    """Come back with a receipt."""
    return returning.enter(number=numbers.spoken(receipt.number), pin=receipt.pin)


def who_reads(cast: Cast, report: UUID) -> set[str]:
    """Return who of the cast opens it, after trying as everybody; all others meet what is not there."""
    found = set()
    for name in cast.users:
        access = cast.access(name)
        if queries.in_reach(access, Action.READ).filter(pk=report).exists():
            assert queries.report(access, report).told["words"] == WORDS, name
            found.add(name)
        else:
            with pytest.raises(Refusal, match=r"record\.not_there"):
                queries.report(access, report)
    return found


def keyholders(report: UUID) -> set[UUID]:
    """Return who holds a key of anything said in it."""
    grants = Grant.objects.filter(holder__in=Entry.rows.filter(report=report).values("pk")).exclude(wrapped=b"")
    return set(grants.filter(recipient_kind=RecipientKind.USER).values_list("recipient", flat=True))


def test_it_is_sealed_to_who_leads_intake_and_then_to_one_case_worker_more(cast: Cast) -> None:
    _, report = asked(cast)
    assert who_reads(cast, report.pk) == {"bruno", "samuel"}
    actions.assign(by=cast.bruno, report=report.pk, to=cast.users["alma"].pk)
    assert who_reads(cast, report.pk) == {"bruno", "samuel", "alma"}
    actions.assign(by=cast.samuel, report=report.pk, to=cast.users["selma"].pk)
    assert who_reads(cast, report.pk) == {"bruno", "samuel", "selma"}
    assert keyholders(report.pk) == {cast.users[name].pk for name in ("bruno", "samuel", "selma")}
    for name in ("eyob", "chidi", "gita", "dina"):
        with pytest.raises(Refusal, match=r"feedback\.no_reader"):
            actions.assign(by=cast.samuel, report=report.pk, to=cast.users[name].pk)


def test_whoever_owns_the_database_reads_nothing_of_it(cast: Cast) -> None:
    _, report = asked(cast)
    secrets = attack.secrets_of_the_server()
    entry = Entry.rows.get(report=report)
    for secret in (NAME, WORDS, HUSBAND):
        assert secret.encode() not in bytes(entry.sealed)
        assert secret not in str(vars(report))
    assert not any(NAME.encode() in each for each in secrets)


@pytest.mark.parametrize(
    ("urgency", "read", "answered"),
    [("emergency", 24, 24), ("urgent", 24, 72), ("normal", 24, 14 * 24)],
)
def test_its_clock_is_that_of_a_referral(cast: Cast, urgency: str, read: int, answered: int) -> None:
    with clock.fixed(NOW):
        _, report = asked(cast, urgency=urgency)
    assert report.acknowledge_by - NOW == timedelta(hours=read)
    assert report.answer_by - NOW == timedelta(hours=answered)
    assert report.parameters.split()[1] == f"referral_start_{urgency}"


def test_what_is_missing_is_said_beside_its_field(cast: Cast) -> None:
    service = list_clinic(cast)
    building.build()
    for wrong, code in (
        ({"need": "", "words": " "}, "asking.nothing"),
        ({"need": "legal_aid"}, "asking.nothing"),
        ({"urgency": "soon"}, "asking.how_soon"),
        ({"words": "x" * (door.LONGEST + 1)}, "feedback.too_long"),
    ):
        with pytest.raises(Refusal) as caught:
            door.ask(asking(service, **wrong))
        assert caught.value.code == code
        assert caught.value.field in asking(service).__dict__
    assert not Report.rows.exists()
    assert door.ask(asking(service, words=""))
    assert door.ask(asking(service, need=""))


def test_the_same_form_is_kept_once(cast: Cast) -> None:
    said = asking(list_clinic(cast))
    building.build()
    assert door.ask(said)
    assert door.ask(said) is None
    assert Report.rows.count() == 1


def test_closed_forgotten_and_protected_services_never_offer_it(cast: Cast) -> None:
    made = listed(cast)
    building.build()
    finder.forget()
    known = finder.current().entries
    assert made.shelter not in known
    assert door.goes_to(known[made.service])
    later = clock.now() + timedelta(days=400)
    with clock.fixed(later):
        assert door.goes_to(known[made.service]) is None, "a listing that nobody checked for a year"
    closed = {**SERVICE, "locations": [str(made.office)], "status": "temporarily closed"}
    directory.save_service(by=cast.bruno, organization=made.organization, service=made.service, fields=closed)
    finder.forget()
    assert door.goes_to(finder.current().entries[made.service]) is None
    with pytest.raises(Refusal, match=r"asking\.not_offered"):
        door.ask(asking(made.service, need="legal_aid"))


def test_an_agency_without_anybody_to_read_it_does_not_offer_it(cast: Cast) -> None:
    service = asking(list_clinic(cast)).service
    assert door.goes_to(service) is None, "no letterbox was built"
    building.build()
    where = door.goes_to(service)
    assert where
    assert where.readers == {cast.users[name].pk for name in ("bruno", "samuel")}
    assert ticked("asking:") == Ticked(), "no report takes this way"


def test_taking_it_back_closes_it_to_everybody(cast: Cast) -> None:
    receipt, report = handed(cast)
    returning.withdraw(enter(receipt))
    admission.take_in()
    assert who_reads(cast, report.pk) == set()
    assert keyholders(report.pk) == set()
    assert not Grant.objects.filter(holder__in=Entry.rows.filter(report=report).values("pk")).exists(), "escrow neither"
    assert not any(bytes(sealed) for sealed in Entry.rows.values_list("sealed", flat=True))
    assert not Reader.rows.filter(report=report, until=None).exists()
    again = enter(receipt)
    assert (again.row.state, returning.may_withdraw(again)) == (State.CLOSED, False)
    with pytest.raises(Refusal, match=r"asking\.no_way_back"):
        returning.withdraw(again)


def test_a_report_about_our_own_work_cannot_be_taken_back(cast: Cast) -> None:
    receipt, report = asked(cast)
    actions.sort(by=cast.bruno, report=report.pk, kind="question", category="fraud")
    report.refresh_from_db()
    assert (report.sensitive, report.service, report.urgency) == (True, None, "")
    assert set(queries.in_reach(cast.gita, Action.READ)) == {report}
    assert not queries.in_reach(cast.bruno, Action.READ).exists()
    assert not returning.may_withdraw(enter(receipt))


def test_lists_of_reports_and_of_self_referrals_do_not_mix(cast: Cast) -> None:
    _, report = handed(cast)
    assert queries.inbox(cast.bruno, "open") == ([], False)
    assert [line.row.pk for line in queries.inbox(cast.bruno, "open", asked=True)[0]] == [report.pk]
    assert [line.row.pk for line in queries.waiting(cast.alma, asked=True)] == [report.pk]
    assert queries.waiting(cast.amir, asked=True) == []


def test_the_register_begins_with_what_was_said(cast: Cast) -> None:
    _, report = handed(cast)
    assert asks.to_register(cast.alma, report.pk) == {
        "preferred_name": NAME, "contact_value": "Through Rosa at the bakery", "contact_when": "Mornings",
        "contact_not_know": HUSBAND,
    }  # fmt: skip
    with pytest.raises(Refusal, match=r"record\.not_there"):
        asks.to_register(cast.amir, report.pk)
    with pytest.raises(Refusal, match=r"record\.not_there"):
        asks.to_register(cast.alma, ids.new())


def test_each_is_counted_once_with_its_service_and_a_month(cast: Cast) -> None:
    _, report = asked(cast)
    admission.take_in()
    assert list(Tally.rows.values_list("service", "what")) == [(report.service, "asked")]
    assert Tally.rows.get().month.day == 1
