"""A referral from the sending to what the person says of it: who may take which step, and nobody else any."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from amparo.casework.cases import actions as cases
from amparo.casework.notices import queries as notices
from amparo.casework.referrals import actions, queries, rules
from amparo.casework.referrals.kinds import State
from amparo.casework.referrals.models import Gap, Rating, Referral, Step
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Role
from amparo.trust.audit.models import Leaf
from tests.casework.referrals.sending import WORDS, agree, everybody_but, list_clinic, scene
from tests.cast import NOW, Cast


def state_of(referral: UUID) -> str:
    return str(Referral.rows.get(pk=referral).state)


def told(cast: Cast, name: str) -> list[str]:
    return [one.kind for one in notices.notices(cast.access(name))]


def test_a_referral_goes_to_the_service_and_comes_back(cast: Cast) -> None:
    found = scene(cast)
    one = found.send(cast)
    assert told(cast, "eyob") == ["referral_new"]
    actions.receive(by=cast.eyob, referral=one)
    actions.accept(by=cast.eyob, referral=one, note="Tomorrow at nine.")
    actions.begin(by=cast.eyob, referral=one)
    actions.finish(by=cast.eyob, referral=one, outcome=State.COMPLETED, note="Two visits.")
    assert told(cast, "alma") == ["referral_news"] * 4
    actions.record_view(by=cast.alma, referral=one, rating="good", words="The doctor was kind.")
    actions.close(by=cast.alma, referral=one)
    view = queries.sent(cast.alma, one)
    assert [step.state for step in view.steps] == [
        "sent", "received", "accepted", "in_service", "completed", "feedback_received", "closed",
    ]  # fmt: skip
    assert view.view == {"rating": "good", "words": "The doctor was kind."}
    assert [said["text"] for said in view.packet["said"]] == ["Tomorrow at nine.", "Two visits."]
    rating = Rating.rows.get()
    assert (rating.service, rating.rating, rating.month) == (found.service, "good", NOW.date().replace(day=1))


def test_the_service_reads_exactly_what_was_sent_and_never_what_the_person_says_of_it(cast: Cast) -> None:
    one = scene(cast).send(cast, left_out={"name_father"})
    view = queries.received_one(cast.eyob, one)
    assert view.packet is not None
    assert view.packet["fields"] == {
        "asked_for": WORDS["asked_for"], "name_given": "Sara", "name_family": "Idriss", "name_as_written": "سارة يوسف إدريس",
        "preferred_name": "Saroura", "birth_date": "2011-03-04", "sex": "female", "nationalities": ["SDN"],
        "languages": ["ara"], "contact_channel": "through_person", "contact_value": "+000 555 0101",
        "contact_not_know": "the man who drove the lorry",
    }  # fmt: skip
    assert {leaf.actor for leaf in Leaf.objects.filter(record=one, act="referral.opened")} == {cast.eyob.id}


STEPS: list[Callable[..., Any]] = [
    actions.receive,
    actions.accept,
    lambda **kw: actions.decline(**kw, reason="capacity"),
    actions.begin,
    lambda **kw: actions.finish(**kw, outcome=State.COMPLETED),
    lambda **kw: actions.ask(**kw, text="When?"),
]


@pytest.mark.parametrize("take", STEPS)
def test_only_the_addressee_takes_the_steps_of_the_service(cast: Cast, take: Callable[..., Any]) -> None:
    one = scene(cast).send(cast)
    for name in everybody_but(cast, "eyob"):
        with pytest.raises(Refusal, match=r"record\.not_there"):
            take(by=cast.access(name), referral=one)
    assert state_of(one) == "sent"
    with pytest.raises(Refusal, match=r"record\.not_there"):
        take(by=cast.eyob, referral=UUID(int=7))


@pytest.mark.parametrize(
    "take",
    [
        lambda **kw: actions.answer(**kw, text="Tomorrow."),
        lambda **kw: actions.revoke(**kw, reason="She changed her mind."),
        lambda **kw: actions.record_view(**kw, rating="good"),
        actions.close,
    ],
)
def test_only_who_works_on_the_case_goes_on_with_it(cast: Cast, take: Callable[..., Any]) -> None:
    one = scene(cast).send(cast)
    before = state_of(one)
    for name in everybody_but(cast, "alma"):
        with pytest.raises(Refusal, match=r"record\.not_there"):
            take(by=cast.access(name), referral=one)
    assert state_of(one) == before


def test_a_step_is_taken_once_and_none_is_jumped_over(cast: Cast) -> None:
    one = scene(cast).send(cast)
    for take in STEPS[1:5]:
        with pytest.raises(Refusal, match=r"referrals\.step_not_open"):
            take(by=cast.eyob, referral=one)
    actions.receive(by=cast.eyob, referral=one)
    with pytest.raises(Refusal, match=r"referrals\.step_not_open"):
        actions.receive(by=cast.eyob, referral=one)
    assert Step.rows.filter(referral=one, state="received").count() == 1


def test_a_question_is_answered_and_nothing_more_is_opened_by_it(cast: Cast) -> None:
    one = scene(cast).send(cast)
    actions.ask(by=cast.eyob, referral=one, text="Does she need an interpreter?")
    assert [sent.row.pk for sent in queries.waiting(cast.alma)] == [one]
    actions.answer(by=cast.alma, referral=one, text="Yes, a woman.")
    assert queries.waiting(cast.alma) == []
    view = queries.received_one(cast.eyob, one)
    assert view.packet
    assert [said["text"] for said in view.packet["said"]] == ["Does she need an interpreter?", "Yes, a woman."]
    assert "name_father" in view.packet["fields"]


def test_without_a_consent_for_this_organisation_and_these_groups_nothing_is_sent(cast: Cast) -> None:
    found = scene(cast, groups=("need_only",))
    for groups in (("identity",), ("need_only", "story"), ("need_only", "identity")):
        with pytest.raises(Refusal, match=r"referrals\.needs_consent"):
            found.send(cast, groups=groups)
    agree(cast, found.person, ("identity", "need_only"), to="Another Clinic")
    with pytest.raises(Refusal, match=r"referrals\.needs_consent"):
        found.send(cast, groups=("identity",))
    assert not Referral.rows.exists()
    assert found.send(cast, groups=("need_only",))


def test_nobody_but_who_works_on_the_case_sends(cast: Cast) -> None:
    found = scene(cast)
    for name in everybody_but(cast, "alma"):
        with pytest.raises(Refusal, match=r"record\.not_there"):
            found.send(cast, by=name)
        with pytest.raises(Refusal, match=r"record\.not_there"):
            actions.inform(by=cast.access(name), case=found.case, service=found.service)
    assert not Referral.rows.exists()


def test_nobody_who_is_kept_away_from_the_case_is_an_addressee(cast: Cast) -> None:
    found = scene(cast)
    cases.block_for_conflict(by=cast.bruno, case=found.case, worker=cast.users["eyob"].pk)
    with pytest.raises(Refusal, match=r"referrals\.nobody_there"):
        found.send(cast)
    with pytest.raises(Refusal, match=r"referrals\.nobody_there"):
        found.send(cast, addressee=cast.users["chidi"].pk)


def test_sending_twice_with_one_key_sends_once(cast: Cast) -> None:
    found, key = scene(cast), UUID(int=5)
    sent = {
        actions.send(by=cast.alma, case=found.case, service=found.service, packet=found.packet(cast), key=key)
        for _ in range(2)
    }
    assert len(sent) == Referral.rows.count() == 1


@pytest.mark.parametrize(("reason", "gaps"), [("capacity", 1), ("eligibility", 1), ("out_of_area", 1), ("safety", 0)])
def test_a_decline_closes_the_packet_and_is_a_gap_where_it_says_something_of_services(
    cast: Cast, reason: str, gaps: int
) -> None:
    one = scene(cast).send(cast)
    actions.receive(by=cast.eyob, referral=one)
    actions.decline(by=cast.eyob, referral=one, reason=reason, note="Try the other clinic.")
    assert queries.received_one(cast.eyob, one).packet is None
    assert queries.sent(cast.alma, one).packet["said"][0]["text"] == "Try the other clinic."
    found = list(Gap.rows.values("need", "place", "reason", "month"))
    want = {"need": "health_general", "place": "QV0101", "reason": reason, "month": NOW.date().replace(day=1)}
    assert found == [want] * gaps


def test_a_gap_says_nothing_that_leads_back_and_small_counts_are_not_shown(cast: Cast) -> None:
    found = scene(cast)
    assert {field.name for field in Gap._meta.fields} == {"id", "need", "place", "reason", "month"}
    for _ in range(4):
        actions.note_gap(by=cast.alma, case=found.case, need="shelter", place="VG01")
    for _ in range(5):
        actions.note_gap(by=cast.alma, case=found.case, need="legal_aid", place="VG01")
    for name in ("dina", "bruno"):
        shown = {one.of["need"]: one.count.number for one in queries.gaps(cast.access(name))}
        assert shown == {"shelter": None, "legal_aid": 5}
    for name in everybody_but(cast, "dina", "bruno", "samuel", "carla"):
        with pytest.raises(Refusal, match=r"record\.not_there"):
            queries.gaps(cast.access(name))
        with pytest.raises(Refusal, match=r"record\.not_there"):
            queries.ratings(cast.access(name))


def test_only_told_about_a_service_sends_nothing_and_still_asks_afterwards(cast: Cast) -> None:
    found = scene(cast, groups=("need_only",))
    one = actions.inform(by=cast.alma, case=found.case, service=found.service)
    row = Referral.rows.get(pk=one)
    assert (row.state, row.addressee, row.consent_id, row.expires_at) == ("informed", None, None, None)
    assert queries.received(cast.eyob) == []
    actions.record_view(by=cast.alma, referral=one, rating="bad")
    assert Rating.rows.get().rating == "bad"


def test_who_prefers_not_to_say_is_not_counted(cast: Cast) -> None:
    found = scene(cast)
    one = actions.inform(by=cast.alma, case=found.case, service=found.service)
    actions.record_view(by=cast.alma, referral=one, rating="not_said")
    assert not Rating.rows.exists()


def test_what_is_late_is_told_once_and_emergencies_reach_the_supervisor(cast: Cast) -> None:
    found = scene(cast)
    urgent, normal = found.send(cast), found.send(cast, urgency="normal")
    actions.receive(by=cast.eyob, referral=normal)
    with clock.fixed(NOW + timedelta(days=15)):
        assert actions.remind() == 2
        actions.remind()
        assert told(cast, "bruno") == ["referral_late"]
        assert sorted(told(cast, "alma")) == ["referral_late", "referral_late", "referral_news"]
        assert sorted(told(cast, "eyob")) == ["referral_new"] * 2 + ["referral_remind"] * 2
        assert {sent.row.pk for sent in queries.waiting(cast.alma)} == {urgent, normal}


def test_of_a_restricted_case_only_named_supervisors_are_told(cast: Cast) -> None:
    found = scene(cast)
    cases.restrict(by=cast.alma, case=found.case)
    found.send(cast)
    with clock.fixed(NOW + timedelta(days=2)):
        actions.remind()
        assert told(cast, "bruno") == ["referral_late"], "the supervisor who is named when a case is restricted"
        assert told(cast, "samuel") == []


def test_the_clocks_are_those_of_practice(cast: Cast) -> None:
    found = scene(cast)
    rows = {
        urgency: Referral.rows.get(pk=found.send(cast, urgency=urgency))
        for urgency in ("emergency", "urgent", "normal")
    }
    assert {row.due_at for row in rows.values()} == {NOW + timedelta(hours=24)}
    for row in rows.values():
        actions.receive(by=cast.eyob, referral=row.pk)
    starts = {urgency: Referral.rows.get(pk=row.pk).due_at - NOW for urgency, row in rows.items()}
    assert starts == {"emergency": timedelta(hours=24), "urgent": timedelta(hours=72), "normal": timedelta(days=14)}


def test_no_service_that_one_may_not_know_of_is_referred_to(cast: Cast) -> None:
    found = scene(cast)
    with pytest.raises(Refusal, match=r"record\.not_there"):
        actions.send(by=cast.alma, case=found.case, service=UUID(int=3), packet=found.packet(cast))
    assert list_clinic(cast) != found.service


def test_a_role_of_the_same_person_that_is_no_provider_receives_nothing(cast: Cast) -> None:
    one = scene(cast).send(cast)
    from amparo.trust.accounts.models import Post

    Post.objects.create(user=cast.users["eyob"], role=Role.CASE_WORKER.value, team=cast.other)
    worker = cast.access("eyob", Role.CASE_WORKER)
    assert queries.received(worker) == []
    with pytest.raises(Refusal, match=r"record\.not_there"):
        queries.received_one(worker, one)


def test_a_service_that_is_not_known_to_be_trained_for_survivors_is_warned_of_where_that_is_asked_for() -> None:
    known = {"checked_for_days": 1, "stale_after": 90, "capacity": "open", "reports": "no", "asks_status": "no"}
    assert rules.warnings(rules.Listing(**known), urgent=False) == ()
    for said in ("no", "unknown"):
        assert rules.warnings(rules.Listing(**known, trained=said), urgent=False) == ("not_trained",)
    assert rules.warnings(rules.Listing(**known, trained="yes"), urgent=True) == ("call_first",)
